package org.therapeuticlocator.pipeline.engine;

import java.util.Map;
import org.therapeuticlocator.pipeline.options.LoadOptions;

/** Where pipelines run. */
public interface Engine extends AutoCloseable {
  /** A pipeline that runs. */
  @FunctionalInterface
  interface Job extends AutoCloseable {
    /** What it has counted so far, by the names in {@code ProgressCounters}; from any thread. */
    Map<String, Long> counts();

    /** What the user shall read of its failure. */
    default RuntimeException explained(RuntimeException failure) {
      return failure;
    }

    @Override
    default void close() {}
  }

  /** Sets what pipelines need there. */
  void configure(LoadOptions options);

  /** How many processes work side by side; 0 if all do in this one. */
  int processes();

  /** Called before a pipeline is run, by the thread that runs it; closed after. */
  Job begin(String jobName);

  /** Ends what it keeps for the next pipeline. */
  @Override
  default void close() {}
}
