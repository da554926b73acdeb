package org.therapeuticlocator.pipeline.destination.dynamodb;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.Test;

public class ScanTableTest {
  private static final long MB = 1 << 20;

  @Test
  public void segmentsAreOfAMegabyteFrom4To4096() {
    assertThat(ScanTable.segments(0, 0), is(4));
    assertThat(ScanTable.segments(29 * MB, 0), is(29));
    assertThat(ScanTable.segments(5_000 * MB, 0), is(4_096));
  }

  @Test
  public void segmentsAreNoMoreThanTenSecondsUnitsButAtLeast4() {
    assertThat(ScanTable.segments(200 * MB, 5), is(50));
    assertThat(ScanTable.segments(29 * MB, 5), is(29));
    assertThat(ScanTable.segments(29 * MB, 0.5), is(5));
    assertThat(ScanTable.segments(29 * MB, 0.1), is(4));
    assertThat(ScanTable.segments(5_000 * MB, 1_000), is(4_096));
  }
}
