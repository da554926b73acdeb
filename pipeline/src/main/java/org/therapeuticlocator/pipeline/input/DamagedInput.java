package org.therapeuticlocator.pipeline.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.therapeuticlocator.pipeline.failure.IoErrors;
import org.therapeuticlocator.pipeline.failure.RunFailedException;
import org.therapeuticlocator.pipeline.run.InputEntry;
import org.therapeuticlocator.pipeline.run.Manifest;
import software.amazon.awssdk.core.exception.SdkException;

/** Names the compressed file that could not be unpacked: what a runner throws does not. */
public final class DamagedInput {
  private DamagedInput() {}

  /** {@code failure}, in words about files where unpacking them failed. */
  public static RuntimeException explain(RuntimeException failure, Manifest manifest) {
    if (!isOfReading(failure)) {
      return failure;
    }
    List<String> damaged = new ArrayList<>();
    for (InputEntry file : manifest.input()) {
      StoredFile stored = new StoredFile(file.uri(), file.size());
      if (stored.isPacked()) {
        try (InputStream in = stored.open()) {
          in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException | SdkException e) {
          if (!isOfReading(e)) {
            return failure;
          }
          damaged.add(file.source() + " cannot be unpacked to its end: " + IoErrors.of(e) + '.');
        }
      }
    }
    return damaged.isEmpty()
        ? failure
        : new RunFailedException(
            String.join(" ", damaged)
                + " The table was not touched. Get the file anew, then start a new run.",
            failure);
  }

  /** Whether bytes could not be read, but not because the store did not give them. */
  private static boolean isOfReading(Throwable failure) {
    return ExceptionUtils.indexOfType(failure, IOException.class) >= 0
        && ExceptionUtils.indexOfType(failure, SdkException.class) < 0;
  }
}
