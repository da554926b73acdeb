package org.therapeuticlocator.pipeline.engine.flink;

import java.io.InterruptedIOException;
import java.time.Duration;
import org.therapeuticlocator.pipeline.time.Scheduler;

/** Waiting between two looks at a cluster. */
final class Pause {
  private Pause() {}

  static void between(Duration looks) throws InterruptedIOException {
    try {
      Scheduler.SYSTEM.sleep(looks);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }
}
