package org.therapeuticlocator.pipeline.engine;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.failure.UsageException;
import org.therapeuticlocator.pipeline.options.LoadOptions;
import org.therapeuticlocator.pipeline.run.JobNames;
import org.therapeuticlocator.transforms.ProgressCounters;

/** Where pipelines run; in this process, unless one says otherwise. */
public interface Engine extends AutoCloseable {
  /** The DirectRunner, or a Flink that each pipeline embeds. */
  Engine LOCAL = new Engine() {};

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

  /** {@code http://host:port} where others may ask for its jobs; null if they end with us. */
  default @Nullable String address() {
    return null;
  }

  /**
   * Makes ready for the first pipeline, and looks whether pipelines can run and what workers find.
   *
   * @param options fresh ones for a pipeline
   * @param onWorker a sentence for each problem that a worker has
   * @throws UsageException with what is wrong
   */
  default void prepare(
      Supplier<LoadOptions> options, SerializableFunction<LoadOptions, List<String>> onWorker) {}

  /** Sets what pipelines need there. */
  default void configure(LoadOptions options) {}

  /** How many processes work side by side; 0 if all do in this one. */
  default int processes() {
    return 0;
  }

  /** Called before a pipeline is run, by the thread that runs it; closed after. */
  default Job begin(String jobName) {
    ProgressCounters.reset();
    return ProgressCounters::now;
  }

  /** Ends the jobs of an interrupted run within seconds, and says so. */
  default void cancel(JobNames names, Consumer<String> messages) {}

  /** Ends what it keeps for the next pipeline. */
  @Override
  default void close() {}
}
