package org.therapeuticlocator.pipeline.aws;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Time that stands still but for sleeping, which takes no time. */
final class FakeTicker implements Ticker {
  final List<Duration> slept = new ArrayList<>();
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

  void pass(Duration duration) {
    now += duration.toNanos();
  }

  Duration sleptInAll() {
    return slept.stream().reduce(Duration.ZERO, Duration::plus);
  }
}
