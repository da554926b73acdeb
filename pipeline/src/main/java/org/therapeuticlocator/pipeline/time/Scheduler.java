package org.therapeuticlocator.pipeline.time;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Measures, waits and repeats; tests pass in one whose time they move. */
public interface Scheduler {
  /** By this machine's time; what it repeats is on threads that keep no JVM up. */
  Scheduler SYSTEM =
      new Scheduler() {
        @Override
        public long nanoTime() {
          return System.nanoTime();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
          Thread.sleep(duration.toMillis());
        }

        @Override
        public Runnable every(Duration period, Runnable action) {
          ScheduledExecutorService executor =
              Executors.newSingleThreadScheduledExecutor(
                  task -> {
                    Thread thread = new Thread(task, "scheduler");
                    thread.setDaemon(true);
                    return thread;
                  });
          Future<?> repeated =
              executor.scheduleAtFixedRate(
                  action, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
          return () -> {
            repeated.cancel(false);
            executor.shutdown();
          };
        }
      };

  /** Nanoseconds since some moment, for differences only. */
  long nanoTime();

  /** Waits. */
  void sleep(Duration duration) throws InterruptedException;

  /**
   * Waits in the middle of input or output.
   *
   * @throws InterruptedIOException if it is interrupted, as the thread stays
   */
  default void pause(Duration duration) throws InterruptedIOException {
    try {
      sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  /**
   * Calls {@code action} again and again, for the first time when {@code period} has passed.
   * Answers what ends that: no further call begins.
   */
  Runnable every(Duration period, Runnable action);
}
