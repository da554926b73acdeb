package org.therapeuticlocator.pipeline.outcome;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import org.junit.Test;
import org.therapeuticlocator.pipeline.failure.GuardException;
import org.therapeuticlocator.pipeline.failure.GuardException.Guard;
import org.therapeuticlocator.pipeline.failure.RunFailedException;
import org.therapeuticlocator.pipeline.failure.UsageException;
import org.therapeuticlocator.pipeline.outcome.RunOutcome.Kind;

public class RunOutcomeTest {
  private static final String GO_ON = "./run-direct.sh --runId=nightly";

  @Test
  public void guardStopsWithItsFigures() {
    RunOutcome stopped =
        RunOutcome.of(new GuardException(Guard.REJECTS, 5.0, 50.0, "Too many."), GO_ON, false);

    assertThat(
        stopped,
        is(
            new RunOutcome(
                Kind.STOPPED,
                List.of("Too many."),
                GO_ON,
                new GuardException.Stopped(Guard.REJECTS, 5.0, 50.0),
                List.of())));
    assertThat(stopped.status(), is(3));
    assertThat(stopped.next(true), is("To go on with this run"));
  }

  @Test
  public void refusalIsOneOnlyWhileNothingIsInTheTable() {
    UsageException changed = new UsageException(List.of("a has changed.", "b is gone."));

    RunOutcome before = RunOutcome.of(changed, GO_ON, false);
    assertThat(before.kind(), is(Kind.REFUSED));
    assertThat(before.status(), is(2));
    assertThat(before.message(), is("a has changed. b is gone."));

    RunOutcome after = RunOutcome.of(changed, GO_ON, true);
    assertThat(after.kind(), is(Kind.FAILED));
    assertThat(after.status(), is(1));
    assertThat(after.messages(), is(before.messages()));
  }

  @Test
  public void anythingElseFailsAndIsResumed() {
    RunOutcome failed =
        RunOutcome.of(
            new IllegalStateException(new RunFailedException("No disk.", null)), GO_ON, true);

    assertThat(
        failed, is(new RunOutcome(Kind.FAILED, List.of("No disk."), GO_ON, null, List.of())));
    assertThat(failed.status(), is(1));
    assertThat(failed.next(true), is("Resume with"));
    assertThat(RunOutcome.well(GO_ON).status(), is(0));
    assertThat(RunOutcome.well(GO_ON).next(true), is("To carry out this plan"));
    assertThat(RunOutcome.well(GO_ON).next(false), is("To go on with this run"));
  }
}
