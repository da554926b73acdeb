package org.therapeuticlocator.pipeline.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.Map;
import org.junit.Test;
import org.therapeuticlocator.pipeline.failure.GuardException;
import org.therapeuticlocator.pipeline.failure.GuardException.Guard;
import org.therapeuticlocator.pipeline.failure.RunFailedException;
import org.therapeuticlocator.pipeline.failure.UsageException;
import org.therapeuticlocator.pipeline.outcome.RunOutcome;
import org.therapeuticlocator.pipeline.report.page.SomeRun;
import org.therapeuticlocator.pipeline.run.SomeManifest;
import org.therapeuticlocator.pipeline.run.Stage;

public class RunFactsTest {
  private static final RunOutcome WELL = RunOutcome.well(SomeRun.GO_ON);

  @Test
  public void rejectedRowsAndIgnoredColumnsAreNeverHidden() {
    says(
        SomeRun.facts(SomeRun.loaded(), WELL, false, "a", "b", "c"),
        "Done, 812 rows rejected, 1,251 fields flagged, 3 columns ignored",
        "warn");
  }

  @Test
  public void onlyAWholeRunIsGood() {
    SomeManifest clean = SomeRun.begun();
    for (Stage stage : Stage.values()) {
      clean.done(stage, "03:15:00", "03:15:01", Map.of("read", 1L, "kept", 1L));
    }
    says(SomeRun.facts(clean, WELL, false), "Done", "good");
  }

  @Test
  public void whatWasNotDoneIsNamed() {
    says(
        SomeRun.facts(SomeRun.loaded().until(Stage.PLAN), WELL, true),
        "Dry run done, nothing was written to providers, 812 rows rejected, 1,251 fields flagged",
        "warn");
    says(
        SomeRun.facts(SomeRun.begun(), WELL, false),
        "Done, but for extract and what follows",
        "good");
  }

  @Test
  public void everyKindOfEndHasItsWord() {
    SomeManifest begun = SomeRun.begun();
    says(ended(begun, new RunFailedException("No write.", null)), "Failed at extract", "bad");
    says(ended(begun, new UsageException("No file.")), "Refused at extract", "bad");
    GuardException guard = new GuardException(Guard.VERIFY, 0, 1L, "It differs.");
    says(ended(begun, guard), "Stopped at extract", "bad");
    says(
        ended(SomeRun.begun().begun(Stage.EXTRACT, "03:15:00"), guard),
        "Stopped at extract",
        "bad");
    says(
        ended(SomeRun.loaded().until(Stage.TRANSFORM), guard),
        "Stopped after transform, 812 rows rejected, 1,251 fields flagged",
        "bad");
    says(
        ended(SomeRun.loaded(), guard),
        "Stopped after the load, 812 rows rejected, 1,251 fields flagged",
        "bad");
  }

  private static RunFacts ended(SomeManifest made, RuntimeException failure) {
    return SomeRun.facts(made, RunOutcome.of(failure, SomeRun.GO_ON, false), false);
  }

  private static void says(RunFacts facts, String text, String tone) {
    assertThat(facts.headline(), is(text));
    assertThat(facts.tone(), is(tone));
  }
}
