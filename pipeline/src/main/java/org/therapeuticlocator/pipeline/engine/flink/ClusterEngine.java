package org.therapeuticlocator.pipeline.engine.flink;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.engine.Engine;
import org.therapeuticlocator.pipeline.failure.RunFailedException;
import org.therapeuticlocator.pipeline.options.LoadOptions;
import org.therapeuticlocator.pipeline.run.JobNames;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.pipeline.time.Scheduler;

/** Runs pipelines as jobs on a Flink cluster, and ends those that nobody waits for any more. */
public final class ClusterEngine implements Engine {
  private static final Duration FOR_EVER = Duration.ofDays(365);
  // Of the ten seconds in which an interrupted run has ended.
  private static final Duration CANCELLING = Duration.ofSeconds(7);
  // Flink itself kills a worker whose task does not end in three.
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  private final FlinkCluster cluster;
  private int parallelism = -1;
  private volatile boolean stopped;
  private volatile @Nullable Follower current;

  ClusterEngine(FlinkCluster cluster) {
    this.cluster = cluster;
  }

  @Override
  public String address() {
    return cluster.address();
  }

  @Override
  public void prepare(
      Supplier<LoadOptions> options, SerializableFunction<LoadOptions, List<String>> onWorker) {
    LoadOptions trial = options.get();
    parallelism =
        ClusterCheck.parallelism(cluster, trial.as(FlinkPipelineOptions.class).getParallelism());
    configure(trial);
    ClusterCheck.callFromWorkers(cluster, trial, parallelism, onWorker);
  }

  @Override
  public void configure(LoadOptions options) {
    options.as(FlinkPipelineOptions.class).setParallelism(parallelism);
  }

  @Override
  public int processes() {
    return parallelism;
  }

  @Override
  public Job begin(String jobName) {
    if (stopped) {
      throw new RunFailedException("Interrupted.", null);
    }
    Follower follower = Follower.begin(cluster, jobName, FOR_EVER);
    current = follower;
    return follower;
  }

  @Override
  public void cancel(JobNames names, Consumer<String> messages) {
    stopped = true;
    try {
      Set<String> ended = end(cluster, names, CANCELLING, this::isSubmitting);
      ended.forEach(job -> messages.accept("Cancelled job " + job + " on " + address() + '.'));
    } catch (IOException e) {
      messages.accept(
          String.format(
              "The job on the Flink cluster at %s may still be running (%s); resuming ends it first.",
              address(), e.getMessage()));
    }
  }

  private boolean isSubmitting() {
    Follower follower = current;
    return follower != null && follower.isSubmitting();
  }

  /**
   * Ends the jobs that a claim's process left at work when it died; returns when none is any more.
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
      Set<String> ended = end(FlinkCluster.at(address), manifest.jobNames(), PATIENCE, () -> false);
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
   * Cancels the jobs of one claim that are not over, and waits until they are.
   *
   * @param moreMayCome whether one may have been submitted that the cluster does not show yet
   * @return the names of those that were not over
   * @throws IOException if the cluster does not answer, or some are not over in {@code patience}
   */
  private static Set<String> end(
      FlinkCluster cluster, JobNames names, Duration patience, BooleanSupplier moreMayCome)
      throws IOException {
    long deadline = System.nanoTime() + patience.toNanos();
    Set<String> ended = new TreeSet<>();
    Set<String> asked = new TreeSet<>();
    while (true) {
      List<FlinkCluster.Job> unfinished =
          cluster.jobs().stream()
              .filter(job -> names.include(job.name()) && !job.isOver())
              .toList();
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
}
