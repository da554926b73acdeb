package org.therapeuticlocator.pipeline.console;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.Test;
import org.therapeuticlocator.pipeline.options.ShellCommand;
import org.therapeuticlocator.pipeline.run.FileEntry;
import org.therapeuticlocator.pipeline.run.InputEntry;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.pipeline.run.RunOwner;
import org.therapeuticlocator.pipeline.run.RunSummary;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.run.StageRecord;

public class RunListTest {
  private static final StageRecord TRANSFORM =
      done("00", "04", Map.of("read", 1_000L, "rejected", 2L, "kept", 998L));
  private static final StageRecord PLAN =
      done("04", "06", Map.of("inserted", 10L, "updated", 20L, "deleted", 1L));

  @Test
  public void everyRunHasStateAndFigures() {
    assertThat(
        text(
            RunList.of(
                List.of(
                    run(
                        "loaded",
                        RunSummary.State.SUCCEEDED,
                        Map.of(
                            Stage.EXTRACT,
                            done("00", "00", Map.of()),
                            Stage.TRANSFORM,
                            TRANSFORM,
                            Stage.PLAN,
                            PLAN,
                            Stage.LOAD,
                            done("06", "09", Map.of()))),
                    run(
                        "planned",
                        RunSummary.State.PAUSED,
                        Map.of(
                            Stage.EXTRACT, done("00", "00", Map.of()),
                            Stage.TRANSFORM, TRANSFORM,
                            Stage.PLAN, PLAN)),
                    run(
                        "cut off",
                        RunSummary.State.INTERRUPTED,
                        Map.of(Stage.EXTRACT, begun("00")))),
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
            .mapToObj(n -> run("run-" + n, RunSummary.State.FAILED, Map.of()))
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
        run(
            "nightly",
            RunSummary.State.FAILED,
            Map.of(Stage.TRANSFORM, TRANSFORM, Stage.PLAN, begun("04")));

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
            Option   --input=in?.csv
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
        RunList.json(
            List.of(run("a", RunSummary.State.FAILED, Map.of(Stage.TRANSFORM, TRANSFORM)))),
        is(
            "[{\"runId\":\"a\",\"started\":\"2024-04-12T03:15:00Z\",\"state\":\"failed at"
                + " extract\","
                + "\"rows\":{\"read\":1000,\"blank\":0,\"rejected\":2,\"duplicate\":0,\"kept\":998},"
                + "\"seconds\":{\"transform\":4.0}}]"));
  }

  private static RunSummary run(
      String name, RunSummary.State state, Map<Stage, StageRecord> stages) {
    return new RunSummary(
        new Manifest(
            name,
            new RunOwner("nonce", "host", 1, "2024-04-12T03:15:00Z", null),
            Map.of("input", "in\u001B.csv"),
            List.of(new InputEntry("in\u001B.csv", "s3://data/in.csv", 1_234, "\"e\"", null, 0)),
            List.of(),
            new TreeMap<>(stages)),
        state);
  }

  private static StageRecord begun(String start) {
    return new StageRecord(
        StageRecord.State.running,
        "2024-04-12T03:15:" + start + "Z",
        null,
        Map.of(),
        List.of(),
        Map.of());
  }

  private static StageRecord done(String start, String end, Map<String, Long> counts) {
    return new StageRecord(
        StageRecord.State.succeeded,
        "2024-04-12T03:15:" + start + "Z",
        "2024-04-12T03:15:" + end + "Z",
        counts,
        List.of(new FileEntry("a", 1, "\"etag\"")),
        Map.of());
  }

  private static String text(List<String> lines) {
    return String.join("\n", lines) + '\n';
  }
}
