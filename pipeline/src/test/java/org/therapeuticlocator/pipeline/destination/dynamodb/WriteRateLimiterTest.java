package org.therapeuticlocator.pipeline.destination.dynamodb;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.sameInstance;

import java.time.Duration;
import org.junit.Test;
import org.therapeuticlocator.pipeline.time.FakeScheduler;

public class WriteRateLimiterTest {
  private final FakeScheduler scheduler = new FakeScheduler();
  private final WriteRateLimiter tenASecond = new WriteRateLimiter(10, scheduler);

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
    WriteRateLimiter pace = new WriteRateLimiter(200, scheduler);
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
    WriteRateLimiter pace = new WriteRateLimiter(40, 4, scheduler);
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
    WriteRateLimiter pace = new WriteRateLimiter(10, 1, scheduler);
    pace.join();
    pace.join();
    assertThat(pace.reserve(10), is(Duration.ZERO));
    assertThat(pace.reserve(10), is(Duration.ofSeconds(1)));
  }

  @Test
  public void zeroIsNoLimit() {
    assertThat(new WriteRateLimiter(0, scheduler).isLimited(), is(false));
    assertThat(new WriteRateLimiter(0.5, scheduler).isLimited(), is(true));
  }

  @Test
  public void writersOfOneTableShareOnePace() {
    WriteRateLimiter pace = WriteRateLimiter.of("WritePaceTest", 10, 0);

    assertThat(WriteRateLimiter.of("WritePaceTest", 10, 0), is(sameInstance(pace)));
    assertThat(WriteRateLimiter.of("WritePaceTest", 20, 0), is(not(sameInstance(pace))));
    assertThat(WriteRateLimiter.of("WritePaceTest2", 10, 0), is(not(sameInstance(pace))));
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
}
