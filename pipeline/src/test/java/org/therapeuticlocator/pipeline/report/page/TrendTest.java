package org.therapeuticlocator.pipeline.report.page;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import java.util.List;
import org.junit.Test;
import org.therapeuticlocator.pipeline.report.page.History.Trend;

public class TrendTest {
  @Test
  public void rangeIsThatOfTheRunsBefore() {
    assertThat(trend(31_204, List.of(69_000L, 69_430L, 68_110L)).range(), is("68,110 to 69,430"));
    assertThat(trend(812, List.of(0L, 0L)).range(), is("0"));
    assertThat(trend(5, List.of()).range(), is(""));
  }

  @Test
  public void barsEndWithThisRunAndShareOneScale() {
    assertThat(trend(50, List.of(0L, 100L)).heights(), contains(100.0, 0.0, 50.0));
  }

  private static Trend trend(long now, List<Long> before) {
    return Trend.of("rows read", "rows.read", now, before);
  }
}
