package org.therapeuticlocator.pipeline.report.page;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.Test;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.run.StageRecord;

public class VerdictTest {
  private static final String RESUME = "./run-direct.sh --runId=nightly";
  private static final String NEXT = "To go on with this run";

  @Test
  public void rejectedRowsAndIgnoredColumnsAreNeverHidden() {
    assertThat(
        verdict(SomeRun.stages(), End.Kind.WELL, null, false, 3),
        is(
            new Verdict(
                "Done, 812 rows rejected, 1,251 fields flagged, 3 columns ignored",
                "warn",
                null,
                NEXT,
                null)));
  }

  @Test
  public void onlyAWholeRunIsGood() {
    StageRecord rows = SomeRun.done("03:15:00", "03:15:01", Map.of("read", 1L, "kept", 1L));
    Map<Stage, StageRecord> stages =
        Map.of(Stage.EXTRACT, rows, Stage.TRANSFORM, rows, Stage.PLAN, rows, Stage.LOAD, rows);

    assertThat(
        verdict(stages, End.Kind.WELL, null, false, 0),
        is(new Verdict("Done", "good", null, NEXT, null)));
  }

  @Test
  public void failedRunSaysWhereWhyAndHowToResume() {
    Map<Stage, StageRecord> stages = SomeRun.stagesTo(Stage.PLAN);

    assertThat(
        verdict(stages, End.Kind.FAILED, "No write.", false, 0),
        is(
            new Verdict(
                "Failed in stage load, 812 rows rejected, 1,251 fields flagged",
                "bad",
                "No write.",
                "To resume this run",
                RESUME)));
  }

  @Test
  public void guardSaysBeforeWhat() {
    assertThat(
        verdict(SomeRun.stagesTo(Stage.TRANSFORM), End.Kind.STOPPED, "Too many.", false, 1).text(),
        is(
            "Stopped by a guard before stage plan, 812 rows rejected, 1,251 fields flagged, 1 column ignored"));
    assertThat(
        verdict(SomeRun.stages(), End.Kind.STOPPED, "It differs.", false, 0).text(),
        is("Stopped by a check after the load, 812 rows rejected, 1,251 fields flagged"));
  }

  @Test
  public void dryRunSaysThatNothingWasWritten() {
    assertThat(
        verdict(SomeRun.stagesTo(Stage.PLAN), End.Kind.WELL, null, true, 0),
        is(
            new Verdict(
                "Dry run, nothing was written to the table, 812 rows rejected, 1,251 fields flagged",
                "warn",
                null,
                "To carry out this plan",
                RESUME)));
  }

  private static Verdict verdict(
      Map<Stage, StageRecord> stages,
      End.Kind kind,
      @Nullable String message,
      boolean dryRun,
      int ignored) {
    End end = new End(kind, message, RESUME);
    return Verdict.of(SomeRun.facts(SomeRun.manifest(stages), end, dryRun), ignored);
  }
}
