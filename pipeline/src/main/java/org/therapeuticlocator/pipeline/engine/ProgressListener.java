package org.therapeuticlocator.pipeline.engine;

import org.therapeuticlocator.pipeline.run.Stage;

/** Shows how far a stage is while its pipeline runs. */
@FunctionalInterface
public interface ProgressListener {
  /** Shows nothing. */
  ProgressListener NONE = (stage, name, counts) -> () -> {};

  /** Ends the showing. */
  @FunctionalInterface
  interface Shown {
    /** Nothing is shown of the stage any more. */
    void close();
  }

  /**
   * Called before a pipeline runs; what it answers is closed after.
   *
   * @param stage the one whose counts it makes
   * @param name what it is shown as
   */
  Shown begin(Stage stage, String name, ProgressSource counts);
}
