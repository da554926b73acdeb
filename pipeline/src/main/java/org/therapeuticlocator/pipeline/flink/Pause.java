package org.therapeuticlocator.pipeline.flink;

import java.io.InterruptedIOException;
import java.time.Duration;

/** Waiting between two looks at a cluster. */
final class Pause {
  private Pause() {}

  static void between(Duration looks) throws InterruptedIOException {
    try {
      Thread.sleep(looks.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }
}
