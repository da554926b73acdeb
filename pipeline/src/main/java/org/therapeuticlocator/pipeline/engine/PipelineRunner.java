package org.therapeuticlocator.pipeline.engine;

import java.util.function.Supplier;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptions;
import org.therapeuticlocator.pipeline.failure.RunFailedException;
import org.therapeuticlocator.pipeline.options.Launch;
import org.therapeuticlocator.pipeline.options.LoadOptions;
import org.therapeuticlocator.pipeline.outcome.FailureMessages;
import org.therapeuticlocator.pipeline.run.JobNames;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.transforms.Deal;
import org.therapeuticlocator.transforms.ProgressCounters;

/**
 * Makes and runs the stages' pipelines, each with options of its own.
 *
 * @param options fresh ones each time, as a runner may change those that it is given
 * @param names of the pipelines
 * @param mostWriters of a load, of all processes together; 0 for no limit
 * @param watch shows them while they run
 */
public record PipelineRunner(
    Supplier<LoadOptions> options,
    JobNames names,
    Engine engine,
    int mostWriters,
    ProgressListener watch) {
  private static final String EMBEDDED = "[local]";
  private static final int WRITERS = 16;
  // One more takes its turns of scheduling.
  private static final int DIRECT_WRITERS = 20;
  private static final int READERS = 4;
  private static final int LANES = 1_024;
  private static final int LEAST_LINES_OF_A_BUNDLE = 500;

  /** An empty pipeline for a stage. */
  public Pipeline create(Stage stage) {
    return create(stage, stage.label());
  }

  /** One that does what {@code stage} does, and is called {@code name}. */
  public Pipeline create(Stage stage, String name) {
    LoadOptions fresh = options.get();
    fresh.setJobName(names.of(name));
    if (!isFlink(fresh)) {
      setWorkers(fresh.as(DirectOptions.class), stage);
    } else if (stage == Stage.LOAD) {
      setWriters(fresh.as(FlinkPipelineOptions.class));
    }
    engine.configure(fresh);
    return Pipeline.create(fresh);
  }

  /**
   * The DirectRunner's scheduler is a task that puts itself back into the workers' queue: with more
   * workers than cores it takes a core from the bundles all the time. Calls that wait need more.
   */
  private void setWorkers(DirectOptions direct, Stage stage) {
    if (direct.getTargetParallelism() == Launch.BY_STAGE) {
      int cores = Runtime.getRuntime().availableProcessors();
      direct.setTargetParallelism(
          switch (stage) {
            case EXTRACT, TRANSFORM -> cores;
            case PLAN -> Math.max(READERS, cores);
            case LOAD -> Math.max(DIRECT_WRITERS, cores);
          });
    }
    if (stage == Stage.LOAD && mostWriters > 0) {
      direct.setTargetParallelism(Math.min(mostWriters, direct.getTargetParallelism()));
    }
  }

  /** An embedded Flink has slots as asked for, and writers wait on the network, not for cores. */
  private void setWriters(FlinkPipelineOptions flink) {
    if (flink.getFlinkMaster().equals(EMBEDDED)) {
      flink.setParallelism(Math.max(WRITERS, flink.getParallelism()));
    }
    if (mostWriters > 0) {
      boolean given = flink.getParallelism() > 0;
      flink.setParallelism(given ? Math.min(mostWriters, flink.getParallelism()) : mostWriters);
    }
  }

  /**
   * How work is dealt out to the workers of {@code pipeline}. The DirectRunner makes a bundle of
   * each key and block, and translates every step anew for it; so two keys a worker, and large
   * blocks. Flink hashes keys, which few of them meet unevenly: 64 met 16 workers as 8 and 1.
   */
  public static Deal deal(Pipeline pipeline) {
    PipelineOptions options = pipeline.getOptions();
    return isFlink(options)
        ? new Deal(LANES, 1)
        : new Deal(
            2 * options.as(DirectOptions.class).getTargetParallelism(), LEAST_LINES_OF_A_BUNDLE);
  }

  private static boolean isFlink(PipelineOptions options) {
    return options.getRunner().getSimpleName().equals("FlinkRunner");
  }

  /** Does the work of a stage that needs no pipeline. */
  public void run(Stage stage, Runnable work) {
    ProgressCounters.reset();
    Runnable endShowing = watch.begin(stage, stage.label(), ProgressCounters::now);
    try {
      work.run();
    } finally {
      endShowing.run();
    }
  }

  /** Runs a stage's pipeline to its end. */
  public void run(Stage stage, Pipeline pipeline) {
    run(stage, stage.label(), pipeline);
  }

  /** Runs one that does what {@code stage} does, shown as {@code name}. */
  public void run(Stage stage, String name, Pipeline pipeline) {
    try (Engine.Job job = engine.begin(pipeline.getOptions().getJobName())) {
      Runnable endShowing = watch.begin(stage, name, job::counts);
      try {
        PipelineResult.State state = pipeline.run().waitUntilFinish();
        if (state != PipelineResult.State.DONE) {
          throw new RunFailedException("The pipeline ended as " + state + '.', null);
        }
      } catch (OutOfMemoryError e) {
        // Java's own, such as that of direct memory, at which the JVM does not end the process.
        throw new RunFailedException(FailureMessages.sentence(e), e);
      } catch (RuntimeException e) {
        throw job.explained(e);
      } finally {
        endShowing.run();
      }
    }
  }
}
