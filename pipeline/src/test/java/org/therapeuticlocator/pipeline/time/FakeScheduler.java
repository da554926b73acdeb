package org.therapeuticlocator.pipeline.time;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Time that stands still but for sleeping, which takes no time. */
public final class FakeScheduler implements Scheduler {
  /** Every sleep, in order. */
  public final List<Duration> slept = new ArrayList<>();

  private long now = 1_000_000_000_000L;

  @Override
  public long nanoTime() {
    return now;
  }

  @Override
  public void sleep(Duration duration) {
    slept.add(duration);
    pass(duration);
  }

  @Override
  public Runnable every(Duration period, Runnable action) {
    throw new UnsupportedOperationException("nothing is repeated here");
  }

  /** Time goes on. */
  public void pass(Duration duration) {
    now += duration.toNanos();
  }

  /** The sum of all sleeps. */
  public Duration sleptInAll() {
    return slept.stream().reduce(Duration.ZERO, Duration::plus);
  }
}
