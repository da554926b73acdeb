package org.therapeuticlocator.pipeline.destination.dynamodb;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.sameInstance;

import java.time.Duration;
import org.junit.Test;
import org.therapeuticlocator.pipeline.time.FakeScheduler;

public class RateLimiterTest {
  private final FakeScheduler scheduler = new FakeScheduler();
  private final RateLimiter tenASecond = limiter(10, 0);

  @Test
  public void firstWriteGoesAtOnceAndTheNextWhenItsUnitsAreWorkedOff() {
    assertThat(tenASecond.reserve(25), is(Duration.ZERO));
    assertThat(tenASecond.reserve(1), is(Duration.ofMillis(2_500)));
    assertThat(tenASecond.reserve(1), is(Duration.ofMillis(2_600)));
    scheduler.pass(Duration.ofSeconds(2));
    assertThat(tenASecond.reserve(1), is(Duration.ofMillis(700)));
  }

  @Test
  public void aTenthOfASecondIsWhatAPauseSaves() {
    scheduler.pass(Duration.ofHours(1));
    assertThat(tenASecond.reserve(1), is(Duration.ZERO));
    assertThat(tenASecond.reserve(1), is(Duration.ZERO));
    assertThat(tenASecond.reserve(1), is(Duration.ofMillis(100)));
  }

  @Test
  public void manyWritersTogetherKeepToTheRate() {
    RateLimiter pace = limiter(200, 0);
    long start = scheduler.nanoTime();
    for (int i = 0; i < 1_000; i++) {
      scheduler.sleep(pace.reserve(25));
    }
    // The last is sent when the units of the 999 before it are worked off.
    long seconds = Math.round((scheduler.nanoTime() - start) / 1e9);
    assertThat(seconds, is(125L));
  }

  @Test
  public void oneOfSeveralProcessesKeepsToTheShareOfItsWriters() {
    RateLimiter pace = limiter(40, 4);
    pace.join();
    assertThat(pace.reserve(10), is(Duration.ZERO));
    assertThat(pace.reserve(10), is(Duration.ofSeconds(1)));
    pace.join();
    assertThat(pace.reserve(10), is(Duration.ofSeconds(2)));
    assertThat(pace.reserve(10), is(Duration.ofMillis(2_500)));
    pace.leave();
    assertThat(pace.reserve(10), is(Duration.ofSeconds(3)));
    assertThat(pace.reserve(10), is(Duration.ofSeconds(4)));
  }

  @Test
  public void restartedWritersGetNoMoreThanTheWhole() {
    RateLimiter pace = limiter(10, 1);
    pace.join();
    pace.join();
    assertThat(pace.reserve(10), is(Duration.ZERO));
    assertThat(pace.reserve(10), is(Duration.ofSeconds(1)));
  }

  @Test
  public void zeroIsNoLimit() {
    assertThat(limiter(0, 0).isLimited(), is(false));
    assertThat(limiter(0.5, 0).isLimited(), is(true));
  }

  @Test
  public void writersOfOneTableShareOnePace() {
    RateLimiter pace = shared("RateLimiterTest", 10);

    assertThat(shared("RateLimiterTest", 10), is(sameInstance(pace)));
    assertThat(shared("RateLimiterTest", 20), is(not(sameInstance(pace))));
    assertThat(shared("RateLimiterTest2", 10), is(not(sameInstance(pace))));
    RateLimiter reading = RateLimiter.shared(RateLimiter.Kind.READ, "RateLimiterTest", 10, 0);
    assertThat(reading, is(not(sameInstance(pace))));
  }

  @Test
  public void stillnessIsCountedFromTheLastProgressOrFromTheCallIfThatIsLater() {
    long start = scheduler.nanoTime();
    scheduler.pass(Duration.ofSeconds(30));
    assertThat(tenASecond.stillFor(start), is(Duration.ofSeconds(30)));

    tenASecond.progressed();
    scheduler.pass(Duration.ofSeconds(7));
    assertThat(tenASecond.stillFor(start), is(Duration.ofSeconds(7)));

    long later = scheduler.nanoTime();
    scheduler.pass(Duration.ofSeconds(2));
    assertThat(tenASecond.stillFor(later), is(Duration.ofSeconds(2)));
  }

  @Test
  public void whatIsReservedAheadWaitsForItsOwnUnitsAndIsPutRightAfterwards() {
    assertThat(tenASecond.reserveAhead(5, 10), is(Duration.ofMillis(500)));
    scheduler.pass(Duration.ofMillis(500));
    // It took 25, which the next one waits for.
    tenASecond.take(20, 10);
    assertThat(tenASecond.reserveAhead(5, 10), is(Duration.ofMillis(2_500)));
    scheduler.pass(Duration.ofMillis(2_500));
    tenASecond.take(-5, 10);
    assertThat(tenASecond.reserveAhead(5, 10), is(Duration.ofMillis(400)));
  }

  private RateLimiter limiter(double unitsPerSecond, int callers) {
    return new RateLimiter(RateLimiter.Kind.WRITE, unitsPerSecond, callers, scheduler);
  }

  private static RateLimiter shared(String table, double unitsPerSecond) {
    return RateLimiter.shared(RateLimiter.Kind.WRITE, table, unitsPerSecond, 0);
  }
}
