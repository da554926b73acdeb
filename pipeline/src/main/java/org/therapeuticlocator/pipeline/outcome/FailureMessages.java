package org.therapeuticlocator.pipeline.outcome;

import java.nio.file.FileSystemException;
import org.therapeuticlocator.pipeline.aws.AwsErrors;
import org.therapeuticlocator.pipeline.failure.IoErrors;
import org.therapeuticlocator.pipeline.failure.RunFailedException;
import software.amazon.awssdk.core.exception.SdkException;

/** Finds, in what a runner throws, the cause that the user can do something about. */
public final class FailureMessages {
  private FailureMessages() {}

  /** The cause as a sentence. */
  public static String sentence(Throwable failure) {
    Throwable root = failure;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RunFailedException known) {
        return String.valueOf(known.getMessage());
      }
      if (cause instanceof SdkException sdk) {
        return AwsErrors.of(sdk);
      }
      if (cause instanceof FileSystemException file) {
        return file.getFile() + ": " + IoErrors.of(file) + '.';
      }
      root = cause;
      if (cause instanceof OutOfMemoryError) {
        return "the memory was not enough. Give more, as LOCATOR_JAVA_OPTS=-Xmx4g, or load with"
            + " Flink, by run-flink.sh or locator-flink.";
      }
    }
    String message = root.getMessage();
    return message == null || message.isBlank()
        ? "an error of which no more is known than the log says."
        : message.lines().findFirst().orElse("");
  }
}
