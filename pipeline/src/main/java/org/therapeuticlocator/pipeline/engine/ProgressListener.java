package org.therapeuticlocator.pipeline.engine;

import org.therapeuticlocator.pipeline.run.Stage;

/** Shows how far a stage is while its pipeline runs. */
@FunctionalInterface
public interface ProgressListener {
  /** Shows nothing. */
  ProgressListener NONE = (stage, counts) -> () -> {};

  /** Ends the showing. */
  @FunctionalInterface
  interface Shown {
    /** Nothing is shown of the stage any more. */
    void close();
  }

  /** Called before the pipeline of {@code stage} runs; what it answers is closed after. */
  Shown begin(Stage stage, ProgressSource counts);
}
