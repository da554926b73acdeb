package org.therapeuticlocator.pipeline.stage;

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
    return Pipeline.create(fresh);
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
