package org.therapeuticlocator.pipeline.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.therapeuticlocator.pipeline.engine.ProgressListener;
import org.therapeuticlocator.pipeline.engine.ProgressSource;
import org.therapeuticlocator.pipeline.input.FoundInput;
import org.therapeuticlocator.pipeline.run.Run;
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
  private final Function<Stage, StageWorkload> sizes;

  Progress(
      Console console, Scheduler scheduler, Clock clock, Function<Stage, StageWorkload> sizes) {
    this.console = console;
    this.scheduler = scheduler;
    this.clock = clock;
    this.sizes = sizes;
  }

  /**
   * The progress of {@code run}.
   *
   * @param input the files that extract takes; empty where it is done
   * @param unitsPerSecond the limit of writing; 0 for none
   */
  public static Progress of(
      Console console, Run run, Optional<FoundInput> input, double unitsPerSecond) {
    long localBytes = input.map(FoundInput::localBytes).orElse(0L);
    boolean resumesLoad = run.manifest().stage(Stage.LOAD) != null;
    return new Progress(
        console,
        Scheduler.SYSTEM,
        Clock.systemUTC(),
        stage -> {
          StageWorkload sizes = StageWorkload.of(stage, run.manifest(), localBytes, unitsPerSecond);
          // What is left of a load that was cut off is known only when it is done.
          return resumesLoad && stage == Stage.LOAD ? sizes.withoutTotal() : sizes;
        });
  }

  @Override
  public Shown begin(Stage stage, String name, ProgressSource counts) {
    Instant start = clock.instant();
    // The first asking may take calls to S3, so it waits for the first beat.
    Supplier<StageWorkload> known = once(() -> sizes.apply(stage));
    Supplier<StageProgress> position =
        () ->
            StageProgress.of(
                stage, counts.now(), known.get(), Duration.between(start, clock.instant()));
    if (!console.terminal().live()) {
      Scheduler.Repeating repeating =
          scheduler.every(
              PLAIN, harmless(() -> console.say(name + ": " + position.get().inWords())));
      return repeating::stop;
    }
    LiveBar bar = new LiveBar(console, name);
    Scheduler.Repeating repeating = scheduler.every(LIVE, harmless(() -> bar.show(position.get())));
    return () -> {
      repeating.stop();
      bar.close();
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
