package org.therapeuticlocator.pipeline.report.page;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.Test;
import org.therapeuticlocator.pipeline.report.page.History.Trend;

public class TrendTest {
  private static final List<Long> BEFORE = List.of(69_000L, 69_430L, 68_110L);

  @Test
  public void dropBelowTheRunsBeforeIsNamed() {
    assertThat(
        alarm(31_204, BEFORE),
        is("Rows read: 31,204, fewer than in any of the 3 runs before (68,110 to 69,430)."));
  }

  @Test
  public void spikeAboveTheRunsBeforeIsNamed() {
    assertThat(
        alarm(812, List.of(0L, 0L, 0L)),
        is("Rows read: 812, more than in any of the 3 runs before (0)."));
  }

  @Test
  public void aTenthBeyondTheRangeIsUsual() {
    assertThat(alarm(76_373, BEFORE), is(nullValue()));
    assertThat(alarm(61_167, BEFORE), is(nullValue()));
  }

  @Test
  public void oneRunBeforeAllowsForHalf() {
    assertThat(alarm(51, List.of(100L)), is(nullValue()));
    assertThat(alarm(49, List.of(100L)), is("Rows read: 49, fewer than in the run before (100)."));
  }

  @Test
  public void firstRunIsNotCompared() {
    assertThat(alarm(5, List.of()), is(nullValue()));
  }

  @Test
  public void barsEndWithThisRunAndShareOneScale() {
    assertThat(trend(50, List.of(0L, 100L)).heights(), contains(100.0, 0.0, 50.0));
  }

  private static @Nullable String alarm(long now, List<Long> before) {
    return trend(now, before).alarm();
  }

  private static Trend trend(long now, List<Long> before) {
    return Trend.of("rows read", "rows.read", now, before);
  }
}
