package org.therapeuticlocator.pipeline.engine.flink;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.engine.Engine;
import org.therapeuticlocator.pipeline.failure.RunFailedException;
import org.therapeuticlocator.pipeline.options.LoadOptions;
import org.therapeuticlocator.pipeline.run.JobNames;

/** Runs pipelines as jobs on a Flink cluster. */
public final class ClusterEngine implements Engine {
  private static final Duration FOR_EVER = Duration.ofDays(365);
  // Of the ten seconds in which an interrupted run has ended.
  private static final Duration CANCELLING = Duration.ofSeconds(7);

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
      Set<String> ended = new ClusterJobs(cluster, names).end(CANCELLING, this::isSubmitting);
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
}
