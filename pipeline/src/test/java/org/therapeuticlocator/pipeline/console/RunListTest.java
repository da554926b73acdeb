package org.therapeuticlocator.pipeline.console;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.Test;
import org.therapeuticlocator.pipeline.options.ShellCommand;
import org.therapeuticlocator.pipeline.run.RunSummary;
import org.therapeuticlocator.pipeline.run.SomeManifest;
import org.therapeuticlocator.pipeline.run.Stage;

public class RunListTest {
  @Test
  public void everyRunHasStateAndFigures() {
    SomeManifest loaded = planned("loaded").done(Stage.LOAD, "03:15:06", "03:15:09", Map.of());
    SomeManifest cutOff = named("cut off").begun(Stage.EXTRACT, "03:15:00");

    assertThat(
        text(
            RunList.of(
                List.of(
                    run(loaded, RunSummary.State.SUCCEEDED),
                    run(planned("planned"), RunSummary.State.PAUSED),
                    run(cutOff, RunSummary.State.INTERRUPTED)),
                3)),
        is(
            """
            loaded  2024-04-12 03:15 UTC  succeeded
              1,000 rows, 2 rejected; 10 inserted, 20 updated, 1 deleted; 9.0 s
            planned  2024-04-12 03:15 UTC  paused before load
              1,000 rows, 2 rejected; 10 to insert, 20 to update, 1 to delete; 6.0 s
            cut off  2024-04-12 03:15 UTC  interrupted at extract
              0 rows, 0 rejected; 0.0 s
            """));
  }

  @Test
  public void whatIsNotShownIsCounted() {
    List<RunSummary> runs =
        IntStream.range(0, 25)
            .mapToObj(n -> run(named("run-" + n), RunSummary.State.FAILED))
            .toList();
    List<String> lines = RunList.of(runs, 27);

    assertThat(lines.size(), is(42));
    assertThat(lines.get(40), is("20 of 27 shown"));
    assertThat(
        lines.get(41),
        is("2 runs not read: the manifest is missing, archived, denied, or of another version"));
    assertThat(RunList.of(List.of(), 0), is(List.of("There are no runs in this bucket.")));
  }

  @Test
  public void oneRunIsToldWithStagesInputAndTheCommandThatGoesOn() {
    RunSummary run =
        run(transformed("nightly").begun(Stage.PLAN, "03:15:04"), RunSummary.State.FAILED);

    assertThat(
        text(
            RunList.detail(
                run,
                "s3://data/runs/nightly/",
                new ShellCommand(List.of("./run-direct.sh", "--input=in.csv", "--runId=nightly")))),
        is(
            """
            Run      nightly  failed at extract
            Started  2024-04-12 03:15 UTC
            Input    in?.csv, 1,234 bytes
            Option   --destination=dynamodb
            Option   --input=in?.csv
            Option   --partial=false
            Option   --staleAfter=0d
            Stage    transform: 4.0 s, 1 file
              kept: 998
              read: 1,000
              rejected: 2
            Stage    plan: not done, began 2024-04-12T03:15:04Z
            Files    s3://data/runs/nightly/
            To go on with it:
              ./run-direct.sh --input=in.csv --runId=nightly
            """));
  }

  @Test
  public void programsGetTheSameAsJson() {
    assertThat(
        RunList.json(List.of(run(transformed("a"), RunSummary.State.FAILED)), 3),
        is(
            "[{\"runId\":\"a\",\"started\":\"2024-04-12T03:15:00Z\",\"state\":\"failed at"
                + " extract\","
                + "\"rows\":{\"read\":1000,\"blank\":0,\"rejected\":2,\"duplicate\":0,\"kept\":998},"
                + "\"seconds\":{\"transform\":4.0}},{\"notRead\":2}]"));
  }

  private static RunSummary run(SomeManifest made, RunSummary.State state) {
    return new RunSummary(made.get(), state);
  }

  private static SomeManifest named(String name) {
    return SomeManifest.named(name)
        .option("input", "in\u001B.csv")
        .input("in\u001B.csv", "s3://data/in.csv", 1_234);
  }

  private static SomeManifest transformed(String name) {
    return named(name)
        .done(
            Stage.TRANSFORM,
            "03:15:00",
            "03:15:04",
            Map.of("read", 1_000L, "rejected", 2L, "kept", 998L),
            "a");
  }

  private static SomeManifest planned(String name) {
    return transformed(name)
        .done(Stage.EXTRACT, "03:15:00", "03:15:00", Map.of())
        .done(
            Stage.PLAN,
            "03:15:04",
            "03:15:06",
            Map.of("inserted", 10L, "updated", 20L, "deleted", 1L));
  }

  private static String text(List<String> lines) {
    return String.join("\n", lines) + '\n';
  }
}
