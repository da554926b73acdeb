package org.therapeuticlocator.pipeline.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.therapeuticlocator.pipeline.engine.ProgressListener;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.time.Scheduler;

/**
 * Shows a running stage: a live line on a terminal, else a plain line every ten seconds.
 *
 * @param workloads each stage's is asked for once, while the stage runs
 */
public record Progress(
    Console console, Scheduler scheduler, Clock clock, Function<Stage, Workload> workloads)
    implements ProgressListener {
  private static final Logger LOG = Logger.getLogger(Progress.class.getName());
  private static final Duration LIVE = Duration.ofMillis(250);
  private static final Duration PLAIN = Duration.ofSeconds(10);

  /** A total that nobody can tell. */
  public static final long UNKNOWN = -1;

  /**
   * How much a stage has to do, as far as that is known when it begins.
   *
   * @param total bytes, items or changes; {@link #UNKNOWN} where nobody can tell
   * @param unitsAChange write units that a change takes on average; 0 where none are counted
   * @param unitsPerSecond the limit of writing; 0 for none
   */
  public record Workload(long total, double unitsAChange, double unitsPerSecond) {
    /** Of a stage that writes nothing to the table. */
    public static Workload of(long total) {
      return new Workload(total, 0, 0);
    }
  }

  /** In real time. */
  public Progress(Console console, Function<Stage, Workload> workloads) {
    this(console, Scheduler.SYSTEM, Clock.systemUTC(), workloads);
  }

  @Override
  public Runnable begin(Stage stage, String name, Supplier<Map<String, Long>> counts) {
    Instant start = clock.instant();
    // The first asking may take calls to S3, so it waits for the first beat.
    AtomicReference<Workload> asked = new AtomicReference<>();
    Runnable beat =
        () -> {
          try {
            Workload workload =
                asked.updateAndGet(known -> known == null ? workloads.apply(stage) : known);
            Duration elapsed = Duration.between(start, clock.instant());
            show(name, new StageProgress(stage, counts.get(), workload, elapsed));
          } catch (RuntimeException e) {
            // Showing must neither fail a run nor stop at the first time that it fails.
            LOG.log(Level.FINE, "progress is not shown", e);
          }
        };
    Runnable endBeats = scheduler.every(console.terminal().live() ? LIVE : PLAIN, beat);
    return () -> {
      endBeats.run();
      console.draw(null);
    };
  }

  private void show(String name, StageProgress now) {
    if (console.terminal().live()) {
      console.draw(now.bar(name, console.terminal().columns() - 1));
    } else {
      console.say(name + ": " + now.inWords());
    }
  }
}
