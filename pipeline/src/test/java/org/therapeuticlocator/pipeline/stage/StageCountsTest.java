package org.therapeuticlocator.pipeline.stage;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.Assert.assertThrows;

import java.util.Map;
import org.junit.Test;
import org.therapeuticlocator.pipeline.failure.GuardException;

public class StageCountsTest {
  @Test
  public void rowsThatAddUpPass() {
    StageCounts.requireAllRows(Map.of());
    StageCounts.requireAllRows(
        Map.of("read", 10L, "blank", 1L, "rejected", 2L, "duplicate", 3L, "kept", 4L));
  }

  @Test
  public void rowThatIsMissingStopsTheRun() {
    GuardException stopped =
        assertThrows(
            GuardException.class,
            () ->
                StageCounts.requireAllRows(
                    Map.of(
                        "read", 1_000L, "blank", 1L, "rejected", 2L, "duplicate", 3L, "kept", 4L)));
    assertThat(
        stopped.getMessage(),
        is(
            "The rows do not add up: 1,000 read, but 1 blank + 2 rejected + 3 duplicate + 4 kept ="
                + " 10. The table was not touched."));
  }

  @Test
  public void rowTooManyStopsTheRun() {
    assertThrows(
        GuardException.class, () -> StageCounts.requireAllRows(Map.of("read", 1L, "kept", 2L)));
  }

  @Test
  public void itemsThatAddUpPass() {
    StageCounts.requireAllItems(0, Map.of());
    StageCounts.requireAllItems(6, Map.of("inserted", 1L, "updated", 2L, "unchanged", 3L));
  }

  @Test
  public void itemThatIsMissingStopsTheRun() {
    GuardException stopped =
        assertThrows(
            GuardException.class,
            () ->
                StageCounts.requireAllItems(
                    7, Map.of("inserted", 1L, "updated", 2L, "unchanged", 3L, "stale", 1L)));
    assertThat(
        stopped.getMessage(),
        is(
            "The items do not add up: 7 kept, but 1 inserted + 2 updated + 3 unchanged = 6."
                + " The table was not touched."));
  }
}
