package org.therapeuticlocator.pipeline.stage;

import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.therapeuticlocator.pipeline.LoadOptions;
import org.therapeuticlocator.pipeline.RunFailedException;
import org.therapeuticlocator.pipeline.Stage;

/** Makes and runs the stages' pipelines, each with options of its own. */
public final class Pipelines {
  /** Fresh options; a runner may change those that it is given. */
  @FunctionalInterface
  public interface OptionsSource {
    /** Options for one pipeline. */
    LoadOptions forStage(Stage stage);
  }

  private static final String EMBEDDED = "[local]";
  private static final int WRITERS = 16;

  private final OptionsSource options;

  /** Pipelines with these options. */
  public Pipelines(OptionsSource options) {
    this.options = options;
  }

  /** An empty pipeline for a stage. */
  Pipeline create(Stage stage, double unitsPerSecond) {
    LoadOptions fresh = options.forStage(stage);
    fresh.setUnitsPerSecond(unitsPerSecond);
    fresh.setJobName("therapeutic-locator-" + stage.label());
    if (stage == Stage.LOAD && fresh.getRunner().getSimpleName().equals("FlinkRunner")) {
      raiseWriters(fresh.as(FlinkPipelineOptions.class));
    }
    return Pipeline.create(fresh);
  }

  /** An embedded Flink has slots as asked for, and writers wait on the network, not for cores. */
  private static void raiseWriters(FlinkPipelineOptions flink) {
    if (flink.getFlinkMaster().equals(EMBEDDED)) {
      flink.setParallelism(Math.max(WRITERS, flink.getParallelism()));
    }
  }

  Pipeline create(Stage stage) {
    return create(stage, 0);
  }

  /** Runs a pipeline to its end. */
  void run(Pipeline pipeline) {
    PipelineResult.State state = pipeline.run().waitUntilFinish();
    if (state != PipelineResult.State.DONE) {
      throw new RunFailedException("The pipeline ended as " + state + '.', null);
    }
  }
}
