package org.therapeuticlocator.pipeline.report.page;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.stream.LongStream;
import org.hamcrest.Matchers;
import org.junit.Test;
import org.therapeuticlocator.pipeline.report.LoadFigures;
import org.therapeuticlocator.pipeline.report.page.ReportPage.Part;

public class PartTest {
  @Test
  public void partsAreInProportion() {
    assertThat(parts(3_000, 1_000).stream().map(Part::width).toList(), contains(75.0, 25.0));
  }

  @Test
  public void shareIsNeverRoundedToAllOrNothing() {
    assertThat(
        parts(99_999, 1, 0).stream().map(Part::percent).toList(),
        contains("> 99.9 %", "< 0.1 %", "0 %"));
  }

  @Test
  public void nothingIsNotDrawn() {
    assertThat(
        parts(0, 0).stream().map(Part::width).toList(),
        Matchers.<Object>contains(nullValue(), nullValue()));
  }

  private static List<Part> parts(long... values) {
    return Part.of(
        LongStream.of(values).sum(),
        LongStream.of(values)
            .mapToObj(value -> new LoadFigures.Figure("part", "part", value))
            .toArray(LoadFigures.Figure[]::new));
  }
}
