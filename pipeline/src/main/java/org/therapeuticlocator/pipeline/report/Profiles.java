package org.therapeuticlocator.pipeline.report;

import java.util.Optional;
import org.therapeuticlocator.pipeline.run.RunFolder;
import org.therapeuticlocator.profile.Profile;
import org.therapeuticlocator.transforms.ProfileSnapshot;

/** Reads what transform found the snapshot to be like. */
public final class Profiles {
  private Profiles() {}

  /** A run's profile; empty where transform has not written one, or an earlier version ran it. */
  public static Optional<Profile> read(RunFolder folder) {
    return folder
        .bucket()
        .read(folder.key(RunFolder.PROFILE))
        .map(stored -> ProfileSnapshot.parse(stored.text()));
  }
}
