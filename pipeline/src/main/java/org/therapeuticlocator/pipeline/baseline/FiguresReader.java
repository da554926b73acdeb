package org.therapeuticlocator.pipeline.baseline;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.audit.Figures;
import org.therapeuticlocator.pipeline.run.FileEntry;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.pipeline.run.RunFolder;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.run.StageRecord;
import org.therapeuticlocator.pipeline.s3.Bucket;
import org.therapeuticlocator.profile.IdPrefixes;
import org.therapeuticlocator.profile.Profile;
import org.therapeuticlocator.profile.ProfileBuilder;
import org.therapeuticlocator.row.SnapshotLine;
import org.therapeuticlocator.transforms.CountNames;

/** Reads what a run whose transform is done can be compared by. */
public record FiguresReader(Bucket bucket) {
  /** Of the snapshot itself. */
  private record Counted(@Nullable Profile profile, @Nullable IdPrefixes ids) {}

  /** The figures; what earlier versions did not count is found in the snapshot. */
  public Figures read(Manifest run) {
    StageRecord transform = run.done(Stage.TRANSFORM);
    RunFolder folder = new RunFolder(bucket, run.runId());
    Counted counted =
        new Counted(
            folder.profile().filter(profile -> profile.codes() != null).orElse(null), ids(folder));
    if (counted.profile() == null || counted.ids() == null) {
      counted = count(transform, folder);
    }
    return new Figures(
        transform.count(CountNames.READ) - transform.count(CountNames.BLANK),
        run.rowsByFile(),
        transform.count(CountNames.KEPT),
        counted.profile(),
        counted.ids());
  }

  private @Nullable IdPrefixes ids(RunFolder folder) {
    if (bucket.head(folder.key(RunFolder.IDS)).isEmpty()) {
      return null;
    }
    List<String> lines = new ArrayList<>();
    bucket.readLines(folder.key(RunFolder.IDS), lines::add);
    return IdPrefixes.of(lines.stream().flatMapToLong(IdPrefixes::parse));
  }

  private Counted count(StageRecord transform, RunFolder folder) {
    List<FileEntry> parts = transform.files(RunFolder.PROCESSED);
    if (!folder.files(RunFolder.PROCESSED).containsAll(parts)) {
      return new Counted(null, null);
    }
    ProfileBuilder profile = new ProfileBuilder();
    LongStream.Builder ids = LongStream.builder();
    for (FileEntry part : parts) {
      bucket.readLines(
          folder.key(part.name()),
          line -> {
            profile.add(SnapshotLine.parse(line));
            ids.add(IdPrefixes.of(SnapshotLine.id(line)));
            return true;
          });
    }
    return new Counted(profile.build(), IdPrefixes.of(ids.build()));
  }
}
