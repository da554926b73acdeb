package org.therapeuticlocator.pipeline.engine.flink;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.runtime.client.JobCancellationException;
import org.apache.flink.runtime.messages.FlinkJobNotFoundException;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.engine.Engine;
import org.therapeuticlocator.pipeline.failure.RunFailedException;
import org.therapeuticlocator.transforms.ProgressCounters;

/**
 * Follows a job from beside the thread that has submitted it and waits for its end: keeps its
 * counts, and interrupts the thread when the cluster is lost, for which Flink's client would wait
 * much longer.
 */
final class Follower implements Engine.Job {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final Duration LOST_AFTER = Duration.ofSeconds(30);
  // What follows a step with several outputs begins with the output's name.
  private static final String CLEANED = "at CleanRows/Clean.out0";

  private final FlinkCluster cluster;
  private final String name;
  private final long deadline;
  private final Thread submitter = Thread.currentThread();
  private final Thread thread = new Thread(this::follow, "flink-job");

  private volatile Map<String, Long> counts = Map.of();
  private volatile @Nullable String jobId;
  private volatile @Nullable RunFailedException lost;
  private volatile boolean closed;

  private Follower(FlinkCluster cluster, String name, Duration longest) {
    this.cluster = cluster;
    this.name = name;
    this.deadline = System.nanoTime() + longest.toNanos();
  }

  /**
   * Follows the job {@code name} that the calling thread is about to submit.
   *
   * @param longest after which it counts as lost
   */
  static Follower begin(FlinkCluster cluster, String name, Duration longest) {
    Follower follower = new Follower(cluster, name, longest);
    follower.thread.setDaemon(true);
    follower.thread.start();
    return follower;
  }

  @Override
  public Map<String, Long> counts() {
    return counts;
  }

  /** Whether the cluster has not shown the job yet, while its thread submits it. */
  boolean isSubmitting() {
    return jobId == null && !closed;
  }

  private void follow() {
    long answered = System.nanoTime();
    try {
      while (true) {
        try {
          look();
          answered = System.nanoTime();
        } catch (IOException e) {
          if (System.nanoTime() - answered > LOST_AFTER.toNanos()) {
            giveUp("has not answered for " + LOST_AFTER.toSeconds() + " s: " + e.getMessage());
            return;
          }
        }
        if (System.nanoTime() > deadline) {
          giveUp("has not run job " + name + " in time");
          return;
        }
        Thread.sleep(BETWEEN_LOOKS.toMillis());
      }
    } catch (InterruptedException e) {
      // Closed.
      return;
    }
  }

  private void look() throws IOException {
    String id = jobId;
    if (id == null) {
      for (FlinkCluster.Job job : cluster.jobs()) {
        if (job.name().equals(name) && !job.isOver()) {
          jobId = job.id();
        }
      }
    } else {
      counts = counts(cluster.job(id));
    }
  }

  /**
   * Counts by the names in {@code ProgressCounters}, of what {@code GET /jobs/<id>} answers. A step
   * that is started again after a failure counts from nothing again.
   */
  static Map<String, Long> counts(JsonNode job) {
    Map<String, Long> read = new TreeMap<>();
    for (JsonNode vertex : job.path("vertices")) {
      // Flink chains steps into a vertex; it counts what the first of them reads.
      if (vertex.path("name").asText().split(" -> ", 2)[0].contains(CLEANED)) {
        long rows = vertex.at("/metrics/read-records").asLong();
        read.merge(ProgressCounters.ROWS, rows, Long::sum);
      }
    }
    return read;
  }

  private synchronized void giveUp(String why) {
    if (!closed) {
      lost =
          new RunFailedException(
              "The Flink cluster at " + cluster.address() + ' ' + why + '.', null);
      submitter.interrupt();
    }
  }

  @Override
  public RuntimeException explained(RuntimeException failure) {
    RunFailedException known = lost;
    if (known != null) {
      known.addSuppressed(failure);
      return known;
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof JobCancellationException) {
        return new RunFailedException(
            "Job " + name + " was cancelled on the Flink cluster at " + cluster.address() + '.',
            failure);
      }
      // The client has it as text only.
      if (String.valueOf(cause.getMessage()).contains(FlinkJobNotFoundException.class.getName())) {
        return new RunFailedException(
            String.format(
                "The Flink cluster at %s does not know job %s any more: its JobManager was started"
                    + " again.",
                cluster.address(), name),
            failure);
      }
    }
    return failure;
  }

  @Override
  public void close() {
    thread.interrupt();
    synchronized (this) {
      closed = true;
      if (lost != null) {
        // Whoever goes on in this thread is not meant.
        Thread.interrupted();
      }
    }
  }
}
