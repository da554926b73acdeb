package org.therapeuticlocator.pipeline.engine.flink;

import java.util.Optional;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.therapeuticlocator.pipeline.engine.Engine;
import org.therapeuticlocator.pipeline.failure.UsageException;
import org.therapeuticlocator.pipeline.options.LoadOptions;

/** The Flink that options name. */
public final class FlinkEngines {
  private static final String LOCAL = "[local]";

  private FlinkEngines() {}

  /**
   * A cluster, or one in this process; empty where the options name another runner, or leave the
   * Flink to it.
   *
   * @throws UsageException if they name a cluster that cannot be
   */
  public static Optional<Engine> named(LoadOptions options) {
    if (!options.getRunner().getSimpleName().equals("FlinkRunner")) {
      return Optional.empty();
    }
    FlinkPipelineOptions flink = options.as(FlinkPipelineOptions.class);
    String master = flink.getFlinkMaster();
    if (FlinkCli.isHere()) {
      if (!master.equals(FlinkCli.MASTER)) {
        throw new UsageException(
            "--flinkMaster cannot be chosen under flink run: give its own -m HOST:PORT instead.");
      }
      return Optional.of(new ClusterEngine(FlinkCli.cluster()));
    }
    if (!master.startsWith("[")) {
      return Optional.of(new ClusterEngine(FlinkCluster.at(master)));
    }
    return master.equals(LOCAL) && flink.getParallelism() > 0
        ? Optional.of(new EmbeddedFlink(flink))
        : Optional.empty();
  }
}
