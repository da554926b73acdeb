package org.therapeuticlocator.pipeline.engine.flink;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.engine.Engine;
import org.therapeuticlocator.pipeline.failure.RunFailedException;
import org.therapeuticlocator.pipeline.failure.UsageException;
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

  private ClusterEngine(FlinkCluster cluster) {
    this.cluster = cluster;
  }

  /**
   * The cluster that the options name; empty where pipelines run in this process.
   *
   * @throws UsageException if they name one that cannot be
   */
  public static Optional<ClusterEngine> named(LoadOptions options) {
    if (!options.getRunner().getSimpleName().equals("FlinkRunner")) {
      return Optional.empty();
    }
    String master = options.as(FlinkPipelineOptions.class).getFlinkMaster();
    if (FlinkCli.isHere()) {
      if (!master.equals(FlinkCli.MASTER)) {
        throw new UsageException(
            "--flinkMaster cannot be chosen under flink run: give its own -m HOST:PORT instead.");
      }
      return Optional.of(new ClusterEngine(FlinkCli.cluster()));
    }
    return master.startsWith("[")
        ? Optional.empty()
        : Optional.of(new ClusterEngine(FlinkCluster.at(master)));
  }

  /** {@code http://host:port} of the cluster. */
  public String address() {
    return cluster.address();
  }

  /**
   * Looks whether the cluster can run our jobs, and what workers find there.
   *
   * @param options fresh ones for a pipeline
   * @param onWorker a sentence for each problem that a worker has
   * @throws UsageException with what is wrong
   */
  public void check(
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

  /** Ends the jobs of an interrupted run within seconds, and says so. */
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
    return follower != null && !follower.isSeen() && !follower.isClosed();
  }
}
