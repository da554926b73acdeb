package org.therapeuticlocator.pipeline.aws;

import java.time.Duration;

/** The time that pace and patience are measured by, and the waiting; tests pass in their own. */
interface Ticker {
  /** This machine's time. */
  Ticker SYSTEM =
      new Ticker() {
        @Override
        public long nanoTime() {
          return System.nanoTime();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
          Thread.sleep(duration.toMillis());
        }
      };

  /** Nanoseconds since some moment, for differences only. */
  long nanoTime();

  /** Waits. */
  void sleep(Duration duration) throws InterruptedException;
}
