package org.therapeuticlocator.pipeline.readback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import java.util.Optional;
import org.therapeuticlocator.pipeline.run.Run;
import org.therapeuticlocator.pipeline.run.RunFolder;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.profile.Profile;
import org.therapeuticlocator.row.Json;

/** Reads the snapshot's profile that transform wrote. */
public final class ProfileReader {
  private static final ObjectReader READER =
      Json.MAPPER
          .readerFor(Profile.class)
          .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private ProfileReader() {}

  /** Empty before transform is done, and where there is none or one of another version. */
  public static Optional<Profile> read(Run run) {
    if (!run.manifest().isDone(Stage.TRANSFORM)) {
      return Optional.empty();
    }
    return run.folder()
        .bucket()
        .read(run.folder().key(RunFolder.PROFILE))
        .flatMap(stored -> parse(stored.text()));
  }

  static Optional<Profile> parse(String json) {
    try {
      Profile profile = READER.readValue(json);
      return Optional.of(profile);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
