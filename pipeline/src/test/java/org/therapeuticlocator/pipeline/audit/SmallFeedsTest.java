package org.therapeuticlocator.pipeline.audit;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.Test;
import org.therapeuticlocator.pipeline.audit.Audit.Mode;
import org.therapeuticlocator.pipeline.audit.Audit.Verdict;

/** Feeds that are small, or always of one size, are not stopped for that. */
public class SmallFeedsTest {
  private static final LocalDate TODAY = LocalDate.parse("2024-04-12");

  @Test
  public void feedOfAHundredRowsIsNotStoppedBySmallGroups() {
    SomeFigures before = SomeFigures.kept(100).ids(0, 100);
    SomeFigures now = SomeFigures.kept(100).ids(9, 109);
    for (int i = 0; i < 11; i++) {
      before.state("S" + i, 9).product("p" + i, 9);
    }
    now.state("S0", 90).product("p0", 90);

    assertThat(verdict(now, before), is(Verdict.passed));
  }

  @Test
  public void feedOfAThousandRowsEveryWeekIsStoppedOnceAtMost() {
    assertThat(verdict(page(), null), is(Verdict.none));
    assertThat(verdict(page(), page()), is(Verdict.passed));
    assertThat(verdict(page(), SomeFigures.kept(990).rows(996L)), is(Verdict.stopped));
    // Accepted, it is the baseline of the next week.
    assertThat(verdict(page(), page()), is(Verdict.passed));
  }

  private static SomeFigures page() {
    return SomeFigures.kept(990).rows(1_000L);
  }

  @Test
  public void firstLoadIsNeverStopped() {
    assertThat(verdict(SomeFigures.kept(0), null), is(Verdict.none));
    assertThat(
        verdict(SomeFigures.kept(3).rows(5_000L, 5_000L).newest(null), null), is(Verdict.none));
    assertThat(verdict(SomeFigures.kept(1).newest("1999-01-01"), null), is(Verdict.none));
  }

  private static Verdict verdict(SomeFigures now, @Nullable SomeFigures before) {
    return Audit.of(
            before == null ? null : "last",
            Comparison.of(now.get(), before == null ? null : before.get(), true),
            0)
        .judged(Mode.STOP, new Limits(10, 50, 10, null), TODAY)
        .verdict();
  }
}
