package org.therapeuticlocator.pipeline.stage;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.Assert.assertThrows;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.Test;
import org.therapeuticlocator.pipeline.audit.Audit;
import org.therapeuticlocator.pipeline.audit.Limits;
import org.therapeuticlocator.pipeline.baseline.LoadedRuns;
import org.therapeuticlocator.pipeline.destination.folder.FolderDestination;
import org.therapeuticlocator.pipeline.engine.Engine;
import org.therapeuticlocator.pipeline.engine.PipelineRunner;
import org.therapeuticlocator.pipeline.failure.GuardException;
import org.therapeuticlocator.pipeline.options.Capacity;
import org.therapeuticlocator.pipeline.options.LoadOptions;
import org.therapeuticlocator.pipeline.options.Settings;
import org.therapeuticlocator.pipeline.run.Run;
import org.therapeuticlocator.pipeline.run.Runs;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.s3.Bucket;
import org.therapeuticlocator.pipeline.s3.InMemoryS3;

public class GuardsTest {
  private final InMemoryS3 s3 = new InMemoryS3();
  private final Run run =
      new Runs(new Bucket(s3, "data"), Clock.systemUTC(), null, false, left -> {}, warning -> {})
          .claim("nightly", Map.of());

  @After
  public void letGo() {
    run.close();
  }

  @Test
  public void asManyRejectsAsAllowedPass() {
    transformed(100, 0, 5);
    requireFewRejects(limits(0, 5));
  }

  @Test
  public void oneRejectMoreThanAllowedStopsTheRun() {
    transformed(100_000, 0, 5_001);
    stops(
        () -> requireFewRejects(limits(0, 5)),
        "5,001 of 100,000 rows were rejected, more than the 5 % that --maxRejectedPercent allows."
            + " The table was not touched. Look at s3://data/runs/nightly/rejected/, then mend the"
            + " input or raise the limit.");
  }

  @Test
  public void whatThereIsOneOfIsToldInTheSingular() {
    transformed(1, 0, 1);
    stops(
        () -> requireFewRejects(limits(0, 5)),
        "1 of 1 row was rejected, more than the 5 % that --maxRejectedPercent allows. The table was"
            + " not touched. Look at s3://data/runs/nightly/rejected/, then mend the input or raise"
            + " the limit.");
    planned(1, 1);
    stops(
        () -> Guards.requireFewDeletes(limits(20, 0)),
        "1 of our 1 item in the table would be deleted, more than the 20 % that --maxDeletePercent"
            + " allows. The table was not touched. Check that the input is whole, then raise the"
            + " limit or leave out --staleRows=delete.");
  }

  @Test
  public void blankRowsAreNotAmongThoseThatCount() {
    transformed(100, 50, 5);
    stops(
        () -> requireFewRejects(limits(0, 9.9)),
        "5 of 50 rows were rejected, more than the 9.9 % that --maxRejectedPercent allows."
            + " The table was not touched. Look at s3://data/runs/nightly/rejected/, then mend the"
            + " input or raise the limit.");
    requireFewRejects(limits(0, 10));
  }

  @Test
  public void noRejectsOfNoRowsAreZeroPercent() {
    transformed(7, 7, 0);
    requireFewRejects(limits(0, 0));
  }

  @Test
  public void whereNoRejectIsAllowedOneStopsTheRunAndWhereAllAreNoneDoes() {
    transformed(1_000_000, 0, 1);
    assertThrows(GuardException.class, () -> requireFewRejects(limits(0, 0)));

    transformed(3, 0, 3);
    requireFewRejects(limits(0, 100));
  }

  @Test
  public void exactlyTheLimitPassesAlsoWhereItIsAFraction() {
    transformed(10_000, 0, 57);
    planned(57, 10_000);
    requireFewRejects(limits(0, 0.57));
    Guards.requireFewDeletes(limits(0.57, 0));
  }

  @Test
  public void thereIsNothingToGuardBeforeTheStageIsDone() {
    run.begin(Stage.TRANSFORM);
    Guards.requireFewDeletes(limits(0, 0));
  }

  @Test
  public void asManyDeletesAsAllowedPass() {
    transformed(100, 0, 0);
    planned(20, 100);
    Guards.requireFewDeletes(limits(20, 0));
  }

  @Test
  public void oneDeleteMoreThanAllowedStopsTheRun() {
    transformed(100, 0, 0);
    planned(20_001, 100_000);
    stops(
        () -> Guards.requireFewDeletes(limits(20, 0)),
        "20,001 of our 100,000 items in the table would be deleted, more than the 20 % that"
            + " --maxDeletePercent allows. The table was not touched. Check that the input is"
            + " whole, then raise the limit or leave out --staleRows=delete.");
  }

  @Test
  public void noDeletesOfNoItemsAreZeroPercent() {
    transformed(0, 0, 0);
    planned(0, 0);
    Guards.requireFewDeletes(limits(0, 0));
  }

  @Test
  public void inputWithoutRowsDeletesNothingWhateverIsAllowed() {
    transformed(0, 0, 0);
    planned(3, 3);
    stops(
        () -> Guards.requireFewDeletes(limits(100, 0)),
        "The input has no rows, and --staleRows=delete would delete all 3 items. The table was not"
            + " touched. Check the input.");
  }

  @Test
  public void deletesThatWereCarriedOutAreNotGuarded() {
    transformed(100, 0, 0);
    planned(100, 100);
    run.begin(Stage.LOAD);
    assertThrows(GuardException.class, () -> Guards.requireFewDeletes(limits(20, 0)));

    run.end(Stage.LOAD, Map.of(), List.of(), Map.of());
    Guards.requireFewDeletes(limits(20, 0));
  }

  private void transformed(long read, long blank, long rejected) {
    run.begin(Stage.TRANSFORM);
    run.end(
        Stage.TRANSFORM,
        Map.of("read", read, "blank", blank, "rejected", rejected),
        List.of(),
        Map.of());
  }

  private void planned(long deleted, long ours) {
    run.begin(Stage.PLAN);
    run.end(Stage.PLAN, Map.of("deleted", deleted, "ours", ours), List.of(), Map.of());
  }

  private static void requireFewRejects(StageContext context) {
    Guards.tooManyRejects(context)
        .ifPresent(
            stopped -> {
              throw stopped;
            });
  }

  private static void stops(Runnable guard, String message) {
    assertThat(assertThrows(GuardException.class, guard::run).getMessage(), is(message));
  }

  private StageContext limits(double maxDeletePercent, double maxRejectedPercent) {
    Settings settings =
        new Settings(
            "a.csv",
            "data",
            "dynamodb",
            "providers",
            null,
            "env:JDBC_PASSWORD",
            4,
            false,
            false,
            "nightly",
            EnumSet.allOf(Stage.class),
            true,
            Duration.ZERO,
            false,
            Audit.Mode.OFF,
            false,
            new Limits(10, 50, 10, null),
            maxDeletePercent,
            maxRejectedPercent,
            new Capacity(null),
            new Capacity(null),
            false,
            false,
            false,
            false,
            null,
            false);
    PipelineRunner none =
        new PipelineRunner(
            GuardsTest::noOptions,
            run.manifest().jobNames(),
            Engine.LOCAL,
            0,
            (stage, name, counts) -> () -> {});
    FolderDestination folder = FolderDestination.in(Path.of("nowhere"));
    return new StageContext(
        settings,
        run,
        new LoadedRuns(run.folder().bucket(), folder.address()),
        "somebody",
        remark -> {},
        folder,
        folder,
        none);
  }

  private static LoadOptions noOptions() {
    throw new AssertionError("no pipeline is made");
  }
}
