package org.therapeuticlocator.pipeline.stage;

import org.therapeuticlocator.pipeline.LoadOptions;
import org.therapeuticlocator.pipeline.progress.LiveCounts;
import org.therapeuticlocator.transforms.LiveCount;

/** Where pipelines run. */
public interface Engine {
  /** In this process: the DirectRunner, or an embedded Flink. */
  Engine IN_PROCESS =
      new Engine() {
        @Override
        public void configure(LoadOptions options) {
          // Its runners have their defaults.
        }

        @Override
        public Job begin(String jobName) {
          LiveCount.reset();
          return new Job() {
            @Override
            public LiveCounts counts() {
              return LiveCount::now;
            }

            @Override
            public RuntimeException explained(RuntimeException failure) {
              return failure;
            }

            @Override
            public void close() {
              // Nothing was begun.
            }
          };
        }
      };

  /** A pipeline that runs. */
  interface Job extends AutoCloseable {
    /** What it has counted so far. */
    LiveCounts counts();

    /** What the user shall read of its failure. */
    RuntimeException explained(RuntimeException failure);

    @Override
    void close();
  }

  /** Sets what pipelines need there. */
  void configure(LoadOptions options);

  /** Called before a pipeline is run, by the thread that runs it; closed after. */
  Job begin(String jobName);
}
