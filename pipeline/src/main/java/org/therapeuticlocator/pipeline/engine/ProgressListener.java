package org.therapeuticlocator.pipeline.engine;

import java.util.Map;
import java.util.function.Supplier;
import org.therapeuticlocator.pipeline.run.Stage;

/** Shows how far a stage is while its pipeline runs. */
@FunctionalInterface
public interface ProgressListener {
  /**
   * Called before a pipeline runs; what it answers is run after, and ends the showing.
   *
   * @param stage the one whose counts it makes
   * @param name what it is shown as
   * @param counts what it has counted so far, by the names in {@code ProgressCounters}; a name that
   *     is absent is not known
   */
  Runnable begin(Stage stage, String name, Supplier<Map<String, Long>> counts);
}
