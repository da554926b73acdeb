package org.therapeuticlocator.pipeline.aws;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.sameInstance;

import java.time.Duration;
import org.junit.Test;

public class WritePaceTest {
  private final FakeTicker ticker = new FakeTicker();
  private final WritePace tenASecond = new WritePace(10, ticker);

  @Test
  public void firstWriteGoesAtOnceAndTheNextWhenItsUnitsAreWorkedOff() {
    assertThat(tenASecond.reserve(25), is(Duration.ZERO));
    assertThat(tenASecond.reserve(1), is(Duration.ofMillis(2_500)));
    assertThat(tenASecond.reserve(1), is(Duration.ofMillis(2_600)));
    ticker.pass(Duration.ofSeconds(2));
    assertThat(tenASecond.reserve(1), is(Duration.ofMillis(700)));
  }

  @Test
  public void aTenthOfASecondIsWhatAPauseSaves() {
    ticker.pass(Duration.ofHours(1));
    assertThat(tenASecond.reserve(1), is(Duration.ZERO));
    assertThat(tenASecond.reserve(1), is(Duration.ZERO));
    assertThat(tenASecond.reserve(1), is(Duration.ofMillis(100)));
  }

  @Test
  public void manyWritersTogetherKeepToTheRate() {
    WritePace pace = new WritePace(200, ticker);
    long start = ticker.nanoTime();
    for (int i = 0; i < 1_000; i++) {
      ticker.sleep(pace.reserve(25));
    }
    // The last is sent when the units of the 999 before it are worked off.
    long seconds = Math.round((ticker.nanoTime() - start) / 1e9);
    assertThat(seconds, is(125L));
  }

  @Test
  public void oneOfSeveralProcessesKeepsToTheShareOfItsWriters() {
    WritePace pace = new WritePace(40, 4, ticker);
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
    WritePace pace = new WritePace(10, 1, ticker);
    pace.join();
    pace.join();
    assertThat(pace.reserve(10), is(Duration.ZERO));
    assertThat(pace.reserve(10), is(Duration.ofSeconds(1)));
  }

  @Test
  public void zeroIsNoLimit() {
    assertThat(new WritePace(0, ticker).isLimited(), is(false));
    assertThat(new WritePace(0.5, ticker).isLimited(), is(true));
  }

  @Test
  public void writersOfOneTableShareOnePace() {
    WritePace pace = WritePace.of("WritePaceTest", 10, 0);

    assertThat(WritePace.of("WritePaceTest", 10, 0), is(sameInstance(pace)));
    assertThat(WritePace.of("WritePaceTest", 20, 0), is(not(sameInstance(pace))));
    assertThat(WritePace.of("WritePaceTest2", 10, 0), is(not(sameInstance(pace))));
  }

  @Test
  public void stillnessIsCountedFromTheLastProgressOrFromTheCallIfThatIsLater() {
    long start = ticker.nanoTime();
    ticker.pass(Duration.ofSeconds(30));
    assertThat(tenASecond.stillFor(start), is(Duration.ofSeconds(30)));

    tenASecond.progressed();
    ticker.pass(Duration.ofSeconds(7));
    assertThat(tenASecond.stillFor(start), is(Duration.ofSeconds(7)));

    long later = ticker.nanoTime();
    ticker.pass(Duration.ofSeconds(2));
    assertThat(tenASecond.stillFor(later), is(Duration.ofSeconds(2)));
  }
}
