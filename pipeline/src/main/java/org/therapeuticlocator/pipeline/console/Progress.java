package org.therapeuticlocator.pipeline.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.therapeuticlocator.pipeline.engine.ProgressListener;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.time.Scheduler;

/** Shows a running stage: a live line on a terminal, else a plain line every ten seconds. */
public final class Progress implements ProgressListener {
  private static final Logger LOG = Logger.getLogger(Progress.class.getName());
  private static final Duration LIVE = Duration.ofMillis(250);
  private static final Duration PLAIN = Duration.ofSeconds(10);

  private final Console console;
  private final Scheduler scheduler;
  private final Clock clock;
  private final Function<Stage, StageWorkload> workloads;

  Progress(
      Console console, Scheduler scheduler, Clock clock, Function<Stage, StageWorkload> workloads) {
    this.console = console;
    this.scheduler = scheduler;
    this.clock = clock;
    this.workloads = workloads;
  }

  /** On {@code console}; each stage's workload is asked for once, while the stage runs. */
  public Progress(Console console, Function<Stage, StageWorkload> workloads) {
    this(console, Scheduler.SYSTEM, Clock.systemUTC(), workloads);
  }

  @Override
  public Shown begin(Stage stage, String name, Supplier<Map<String, Long>> counts) {
    Instant start = clock.instant();
    // The first asking may take calls to S3, so it waits for the first beat.
    Supplier<StageWorkload> workload = once(() -> workloads.apply(stage));
    boolean live = console.terminal().live();
    LiveBar bar = new LiveBar(console, name);
    Runnable beat =
        () -> {
          Duration elapsed = Duration.between(start, clock.instant());
          StageProgress now = StageProgress.of(stage, counts.get(), workload.get(), elapsed);
          if (live) {
            bar.show(now, elapsed);
          } else {
            console.say(name + ": " + now.inWords());
          }
        };
    Scheduler.Repeating repeating = scheduler.every(live ? LIVE : PLAIN, harmless(beat));
    return () -> {
      repeating.stop();
      console.draw(null);
    };
  }

  /** Showing must neither fail a run nor stop at the first time that it fails. */
  private static Runnable harmless(Runnable beat) {
    return () -> {
      try {
        beat.run();
      } catch (RuntimeException e) {
        LOG.log(Level.FINE, "progress is not shown", e);
      }
    };
  }

  private static <T> Supplier<T> once(Supplier<T> source) {
    return new Supplier<>() {
      private Optional<T> value = Optional.empty();

      @Override
      public synchronized T get() {
        if (value.isEmpty()) {
          value = Optional.of(Objects.requireNonNull(source.get()));
        }
        return value.get();
      }
    };
  }
}
