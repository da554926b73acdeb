package org.therapeuticlocator.pipeline.report.page;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.therapeuticlocator.pipeline.outcome.RunOutcome;
import org.therapeuticlocator.pipeline.report.page.ReportPage.Step;
import org.therapeuticlocator.pipeline.run.SomeManifest;
import org.therapeuticlocator.pipeline.run.Stage;

public class TimelineStepTest {
  @Test
  public void stagesStandWhereTheyWereInTime() {
    List<Step> steps =
        steps(
            SomeRun.begun()
                .done(Stage.EXTRACT, "03:15:00", "03:15:10", Map.of())
                .done(Stage.TRANSFORM, "03:15:10", "03:15:40", Map.of()));

    assertThat(
        steps,
        contains(
            new Step("extract", "03:15:00", "03:15:10", BigDecimal.valueOf(10.0), "", 0, 25),
            new Step("transform", "03:15:10", "03:15:40", BigDecimal.valueOf(30.0), "", 25, 75)));
  }

  @Test
  public void longPauseIsNamedAndNotDrawn() {
    List<Step> steps =
        steps(
            SomeRun.begun()
                .done(Stage.EXTRACT, "03:15:00", "03:15:50", Map.of())
                .done(Stage.TRANSFORM, "07:45:50", "07:46:40", Map.of()));

    assertThat(steps.get(1).pause(), is("4 h 30 min"));
    assertThat(steps.get(1).left(), is(50.0));
    assertThat(steps.get(1).width(), is(50.0));
  }

  @Test
  public void stageThatWasCutOffHasNoEnd() {
    List<Step> steps =
        steps(
            SomeRun.begun()
                .done(Stage.EXTRACT, "03:15:00", "03:15:10", Map.of())
                .begun(Stage.TRANSFORM, "03:15:10"));

    assertThat(steps.get(1).seconds(), is(nullValue()));
    assertThat(steps.get(1).end(), is(""));
  }

  private static List<Step> steps(SomeManifest made) {
    return Step.of(SomeRun.facts(made, RunOutcome.well(null), false));
  }
}
