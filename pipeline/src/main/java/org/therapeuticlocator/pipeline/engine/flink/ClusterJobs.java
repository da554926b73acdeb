package org.therapeuticlocator.pipeline.engine.flink;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.therapeuticlocator.pipeline.failure.RunFailedException;
import org.therapeuticlocator.pipeline.run.JobNames;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.pipeline.time.Scheduler;

/** The jobs of one claim on a run, on a cluster. */
public record ClusterJobs(FlinkCluster cluster, JobNames names) {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  // Flink itself kills a worker whose task does not end in three.
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  /**
   * Ends those that a claim's process left at work when it died; returns when none is any more.
   *
   * @param messages gets what the user should know
   * @throws RunFailedException if that cannot be made sure of
   */
  public static void endLeft(Manifest manifest, Consumer<String> messages) {
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
          String.format(
              "Run %s was last at work on the Flink cluster at %s, and whether its job still writes"
                  + " cannot be found out: %s. Make the cluster answer there, if only by starting it"
                  + " again, then repeat this command; or, when none of its workers is alive, start"
                  + " a new run.",
              manifest.runId(), address, e.getMessage()),
          e);
    }
  }

  /**
   * Cancels those that are not over, and waits until they are.
   *
   * @param moreMayCome whether one may have been submitted that the cluster does not show yet
   * @return the names of those that were not over
   * @throws IOException if the cluster does not answer, or some are not over in {@code patience}
   */
  Set<String> end(Duration patience, BooleanSupplier moreMayCome) throws IOException {
    long deadline = System.nanoTime() + patience.toNanos();
    Set<String> ended = new TreeSet<>();
    Set<String> asked = new TreeSet<>();
    while (true) {
      List<FlinkCluster.Job> unfinished = unfinished();
      if (unfinished.isEmpty() && !moreMayCome.getAsBoolean()) {
        return ended;
      }
      for (FlinkCluster.Job job : unfinished) {
        ended.add(job.name());
        if (asked.add(job.id())) {
          cluster.cancel(job.id());
        }
      }
      if (System.nanoTime() > deadline) {
        throw new IOException("not over after " + patience.toSeconds() + " s: " + unfinished);
      }
      Scheduler.SYSTEM.pause(BETWEEN_LOOKS);
    }
  }

  private List<FlinkCluster.Job> unfinished() throws IOException {
    return cluster.jobs().stream()
        .filter(job -> names.include(job.name()) && !job.isOver())
        .toList();
  }
}
