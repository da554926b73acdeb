package org.therapeuticlocator.pipeline.progress;

import org.therapeuticlocator.pipeline.Stage;

/** Shows how far a stage is while its pipeline runs. */
@FunctionalInterface
public interface Watch {
  /** Shows nothing. */
  Watch NONE = (stage, counts) -> () -> {};

  /** Ends the showing. */
  @FunctionalInterface
  interface Shown {
    /** Nothing is shown of the stage any more. */
    void close();
  }

  /** Called before the pipeline of {@code stage} runs; what it answers is closed after. */
  Shown begin(Stage stage, LiveCounts counts);
}
