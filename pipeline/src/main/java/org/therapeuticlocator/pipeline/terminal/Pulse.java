package org.therapeuticlocator.pipeline.terminal;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Calls something again and again; tests pass in one that beats when they say. */
@FunctionalInterface
public interface Pulse {
  /** By this machine's time, on a thread that keeps no JVM up. */
  Pulse SYSTEM =
      (every, beat) -> {
        ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(
                task -> {
                  Thread thread = new Thread(task, "progress");
                  thread.setDaemon(true);
                  return thread;
                });
        Future<?> beats =
            executor.scheduleAtFixedRate(
                beat, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        return () -> {
          beats.cancel(false);
          executor.shutdown();
        };
      };

  /** Ends the beating. */
  @FunctionalInterface
  interface Beating {
    /** No beat begins any more. */
    void stop();
  }

  /** Calls {@code beat} for the first time when {@code every} has passed. */
  Beating start(Duration every, Runnable beat);
}
