package org.therapeuticlocator.pipeline.report.page;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import java.util.Arrays;
import java.util.List;
import org.junit.Test;
import org.therapeuticlocator.pipeline.report.LoadFigures;

public class StackedBarTest {
  @Test
  public void partsAreInProportionAndFillTheBar() {
    assertThat(widths(3_000, 1_000), contains(750.0, 250.0));
    assertThat(bar(3_000, 1_000).parts().get(1).x(), is(750.0));
  }

  @Test
  public void tinyPartCanBeSeenAndTakesItsWidthFromTheLargeOnes() {
    List<Double> widths = widths(99_990, 9, 1, 0);

    assertThat(widths.get(1), is(8.0));
    assertThat(widths.get(2), is(8.0));
    assertThat(widths.get(3), is(0.0));
    assertThat(widths.stream().mapToDouble(w -> w).sum(), closeTo(1_000, 1e-9));
  }

  @Test
  public void shareIsNeverRoundedToAllOrNothing() {
    assertThat(
        bar(99_999, 1, 0).parts().stream().map(StackedBar.Part::percent).toList(),
        contains("> 99.9 %", "< 0.1 %", "0 %"));
  }

  @Test
  public void nothingIsNoWidth() {
    assertThat(widths(0, 0), contains(0.0, 0.0));
  }

  private static List<Double> widths(long... values) {
    return bar(values).parts().stream().map(StackedBar.Part::width).toList();
  }

  private static StackedBar bar(long... values) {
    return StackedBar.of(
        Arrays.stream(values)
            .mapToObj(value -> new LoadFigures.Figure("part", "part", value))
            .toArray(LoadFigures.Figure[]::new));
  }
}
