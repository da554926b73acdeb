package org.therapeuticlocator.pipeline.engine.flink;

import org.apache.flink.runtime.client.JobCancellationException;
import org.apache.flink.runtime.messages.FlinkJobNotFoundException;
import org.therapeuticlocator.pipeline.failure.RunFailedException;

/** Why a job on a cluster ended, where Flink's own words would not tell the user. */
final class JobFailure {
  private JobFailure() {}

  /** The failure in our words, if they are needed; else itself. */
  static RuntimeException explained(RuntimeException failure, String job, String cluster) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof JobCancellationException) {
        return new RunFailedException(
            "Job " + job + " was cancelled on the Flink cluster at " + cluster + '.', failure);
      }
      if (isNotFound(cause)) {
        return new RunFailedException(
            "The Flink cluster at "
                + cluster
                + " does not know job "
                + job
                + " any more: its JobManager was started again.",
            failure);
      }
    }
    return failure;
  }

  /** The client has it as text only. */
  private static boolean isNotFound(Throwable cause) {
    return String.valueOf(cause.getMessage()).contains(FlinkJobNotFoundException.class.getName());
  }
}
