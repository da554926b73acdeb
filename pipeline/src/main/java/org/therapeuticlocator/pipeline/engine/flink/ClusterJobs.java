package org.therapeuticlocator.pipeline.engine.flink;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.therapeuticlocator.pipeline.run.JobNames;

/** The jobs of one claim on a run, on a cluster. */
final class ClusterJobs {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  private final FlinkCluster cluster;
  private final JobNames names;

  ClusterJobs(FlinkCluster cluster, JobNames names) {
    this.cluster = cluster;
    this.names = names;
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
      Pause.between(BETWEEN_LOOKS);
    }
  }

  private List<FlinkCluster.Job> unfinished() throws IOException {
    return cluster.jobs().stream()
        .filter(job -> names.include(job.name()) && !job.isOver())
        .toList();
  }
}
