package org.therapeuticlocator.pipeline.engine.flink;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.java.ExecutionEnvironment;
import org.apache.flink.client.deployment.executors.PipelineExecutorUtils;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.minicluster.MiniClusterJobClient;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.engine.Engine;
import org.therapeuticlocator.pipeline.options.LoadOptions;

/**
 * One embedded Flink for all stages that run with as many workers, started while the driver claims
 * the run and copies its input. {@code [local]} would start one for each pipeline, which loads the
 * classes of Flink's RPC anew each time.
 */
@SuppressWarnings("deprecation") // The DataSet API, which Beam's runner translates into.
public final class EmbeddedFlink implements Engine {
  private final Configuration configuration = new Configuration();
  private final int parallelism;
  private @Nullable CompletableFuture<MiniCluster> cluster;

  EmbeddedFlink(FlinkPipelineOptions options) {
    parallelism = options.getParallelism();
    // As Beam and Flink set them for one of their own.
    configuration.set(CoreOptions.CHECK_LEAKED_CLASSLOADER, false);
    configuration.set(RestOptions.BIND_PORT, "0");
    configuration.set(DeploymentOptions.ATTACHED, true);
    configuration.set(TaskManagerOptions.NUM_TASK_SLOTS, parallelism);
    if (options.getFlinkConfDir() != null) {
      configuration.addAll(GlobalConfiguration.loadConfiguration(options.getFlinkConfDir()));
    }
  }

  @Override
  public void prepare(
      Supplier<LoadOptions> options, SerializableFunction<LoadOptions, List<String>> onWorker) {
    cluster = CompletableFuture.supplyAsync(this::start);
  }

  private MiniCluster start() {
    MiniCluster starting =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumSlotsPerTaskManager(configuration.get(TaskManagerOptions.NUM_TASK_SLOTS))
                .build());
    try {
      starting.start();
    } catch (Exception e) {
      throw new CompletionException(e);
    }
    return starting;
  }

  /** Slots share memory evenly, so a pipeline with more workers gets a Flink of its own. */
  @Override
  public void configure(LoadOptions options) {
    FlinkPipelineOptions flink = options.as(FlinkPipelineOptions.class);
    if (flink.getParallelism() != parallelism) {
      close();
    } else if (cluster != null) {
      flink.setFlinkMaster("[auto]");
      new Environment(cluster).use();
    }
  }

  @Override
  public void close() {
    if (cluster != null) {
      Environment.leave();
      // Nobody waits: its threads end by themselves.
      CompletableFuture<Void> unused = cluster.thenCompose(MiniCluster::closeAsync);
      cluster = null;
    }
  }

  /** What Beam's runner takes for {@code [auto]}. */
  private final class Environment extends ExecutionEnvironment {
    private final Future<MiniCluster> started;

    Environment(Future<MiniCluster> started) {
      super(configuration);
      this.started = started;
    }

    void use() {
      initializeContextEnvironment(() -> this);
    }

    static void leave() {
      resetContextEnvironment();
    }

    @Override
    public JobClient executeAsync(String jobName) throws Exception {
      ClassLoader classes = getUserCodeClassLoader();
      JobGraph graph =
          PipelineExecutorUtils.getJobGraph(
              createProgramPlan(jobName), getConfiguration(), classes);
      JobID job = started.get().submitJob(graph).get().getJobID();
      return new MiniClusterJobClient(
          job, started.get(), classes, MiniClusterJobClient.JobFinalizationBehavior.NOTHING);
    }
  }
}
