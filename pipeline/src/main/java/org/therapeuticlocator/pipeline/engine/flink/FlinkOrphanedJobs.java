package org.therapeuticlocator.pipeline.engine.flink;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import org.therapeuticlocator.pipeline.failure.RunFailedException;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.pipeline.run.OrphanedJobs;

/** Ends the jobs that a client left running on a Flink cluster when it died. */
public final class FlinkOrphanedJobs implements OrphanedJobs {
  // Flink itself kills a worker whose task does not end in three.
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final Consumer<String> messages;

  /** {@code messages} gets what the user should know. */
  public FlinkOrphanedJobs(Consumer<String> messages) {
    this.messages = messages;
  }

  @Override
  public void end(Manifest manifest) {
    String address = manifest.claim().cluster();
    if (address == null) {
      return;
    }
    try {
      Set<String> ended =
          new ClusterJobs(FlinkCluster.at(address), manifest.jobNames()).end(PATIENCE, () -> false);
      for (String job : ended) {
        messages.accept(
            "Job " + job + " was still running on " + address + "; it was cancelled first.");
      }
    } catch (IOException e) {
      throw new RunFailedException(
          "Run "
              + manifest.runId()
              + " was last at work on the Flink cluster at "
              + address
              + ", and whether its job still writes cannot be found out: "
              + e.getMessage()
              + ". Make the cluster answer there, if only by starting it again, then repeat this"
              + " command; or, when none of its workers is alive, start a new run.",
          e);
    }
  }
}
