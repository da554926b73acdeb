package org.therapeuticlocator.pipeline.console;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.Test;
import org.therapeuticlocator.pipeline.failure.RunFailedException;
import org.therapeuticlocator.pipeline.options.ShellCommand;
import org.therapeuticlocator.pipeline.outcome.RunOutcome;
import org.therapeuticlocator.pipeline.report.Examples;
import org.therapeuticlocator.pipeline.report.Examples.Example;
import org.therapeuticlocator.pipeline.report.Report;
import org.therapeuticlocator.pipeline.report.RunFacts;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.pipeline.run.SomeManifest;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.run.TableLocation;
import org.therapeuticlocator.row.Issue;
import org.therapeuticlocator.row.Reason;

public class SummaryTest {
  private static final String COST = "$0.0024 to write, $0.0002 to read, on demand in us-east-1";
  private static final String GO_ON = "./run-direct.sh --local --input=in.csv --runId=nightly";
  private static final Map<String, Long> ROWS =
      Map.ofEntries(
          Map.entry("read", 13_314L),
          Map.entry("rejected", 813L),
          Map.entry("duplicate", 4L),
          Map.entry("kept", 12_497L),
          Map.entry("rejected.WRONG_FIELD_COUNT", 1L),
          Map.entry("rejected.UNKNOWN_STATE", 812L),
          Map.entry("issue.NPI", 2L));
  private static final Map<String, Long> CLEAN =
      Map.of("read", 1_000L, "duplicate", 4L, "kept", 996L);
  private static final Map<String, Long> CHANGES =
      Map.of(
          "inserted", 346L,
          "updated", 3_458L,
          "unchanged", 8_693L,
          "stale", 7L,
          "writeUnits", 3_804L,
          "readMilliUnits", 1_500_500L);

  @Test
  public void rejectsAndFlagsAreShownWithExamplesAndWhatToDo() {
    Examples examples =
        new Examples(
            Map.of(
                Reason.WRONG_FIELD_COUNT,
                List.of(
                    new Example("in.csv", 9L, null, null, "ELM,\u001B[31mMA,\"" + "x".repeat(90))),
                Reason.UNKNOWN_STATE,
                List.of(
                    example("in.csv", 5L, "state_code", "XX"),
                    example(
                        "/a/very/long/folder/that/holds/the/files/of/the/day/in.csv",
                        1_234_567L,
                        "state_code",
                        "\u202ETexas\u2028"),
                    example(null, null, "state_code", null))),
            Map.of(Issue.NPI, List.of(example("in.csv", 17L, "npi", "123"))));

    assertThat(
        text(
            extracted()
                .done(Stage.TRANSFORM, "03:15:01", "03:15:05", ROWS, "rejected/rows-1.csv")
                .done(Stage.PLAN, "03:15:05", "03:15:07", CHANGES)
                .done(Stage.LOAD, "03:15:07", "03:15:10", Map.of()),
            RunOutcome.well(null),
            examples,
            false),
        is(
            """

            Done, 813 rows rejected, 2 fields flagged, 2 columns ignored.

            13,314 read = 0 blank + 813 rejected + 4 duplicate + 12,497 kept
            12,497 kept = 346 inserted + 3,458 updated + 8,693 unchanged
            7 stale, 0 deleted, 0 foreign; 3,804 write units, 1,501 read units
            $0.0024 to write, $0.0002 to read, on demand in us-east-1
            10.0 s: extract 1.0 s, transform 4.0 s, plan 2.0 s, load 3.0 s

              rejected WRONG_FIELD_COUNT: 1
                  in.csv:9  ELM,?[31mMA,"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
                  Put values that contain commas in quotes, and write a comma for each empty
                  value.
              rejected UNKNOWN_STATE: 812
                  in.csv:5  XX
                  …t/holds/the/files/of/the/day/in.csv:1234567  ?Texas?
                  (file not known)  (no value)
                  3 of 812 shown. Write the two letters of the postal service, such as TX.
              flagged NPI: 2
                  in.csv:17  123
                  1 of 2 shown. npi is 10 digits, of which the last is the check digit:
                  1396858437.

            Table     providers
            Run       s3://data/runs/nightly/
            Snapshot  s3://data/runs/nightly/processed/
            Rejects   s3://data/runs/nightly/rejected/
            Report    s3://data/runs/nightly/report.html
                      out/report.html
            Log       logs/run-1.log

            To load the rejected rows, copy them, mend their cells and load the copy, but
            never with --staleRows=delete: it is not the whole list.
              aws --endpoint-url http://127.0.0.1:9090 s3 cp s3://data/runs/nightly/rejected/rows-1.csv .
              ./run-direct.sh --local --input=rows-1.csv
            """));
  }

  @Test
  public void dryRunSaysWhatItWouldTakeAndHowToCarryItOut() {
    assertThat(
        text(
            transformed()
                .done(
                    Stage.PLAN,
                    "03:15:05",
                    "03:15:07",
                    Map.of("inserted", 996L, "writeUnits", 996L)),
            RunOutcome.well(GO_ON),
            Examples.NONE,
            true),
        is(
            """

            Dry run done, nothing was written to providers, 2 columns ignored.

            1,000 read = 0 blank + 0 rejected + 4 duplicate + 996 kept
            996 kept = 996 to insert + 0 to update + 0 unchanged
            0 stale, 0 to delete, 0 foreign; 996 write units, 0 read units
            $0.0024 to write, $0.0002 to read, on demand in us-east-1; the load would take
            0.1 minutes at 200 units a second
            7.0 s: extract 1.0 s, transform 4.0 s, plan 2.0 s

            Run       s3://data/runs/nightly/
            Snapshot  s3://data/runs/nightly/processed/
            Report    s3://data/runs/nightly/report.html
                      out/report.html
            Log       logs/run-1.log

            To carry out this plan:
              ./run-direct.sh --local --input=in.csv --runId=nightly
            """));
  }

  @Test
  public void failedRunSaysWhereAndLeavesTheRestToTheError() {
    assertThat(
        text(
            extracted(),
            RunOutcome.of(
                new RunFailedException("the service cannot be reached.", null), GO_ON, false),
            Examples.NONE,
            false),
        is(
            """

            Failed at transform, 2 columns ignored.

            1.0 s: extract 1.0 s

            Run       s3://data/runs/nightly/
            Report    s3://data/runs/nightly/report.html
                      out/report.html
            Log       logs/run-1.log
            """));
  }

  @Test
  public void destinationWithoutAMeterHasNeitherUnitsNorDollars() {
    SomeManifest made =
        transformed()
            .option("destination", "jdbc:mysql://host/data")
            .done(Stage.PLAN, "03:15:05", "03:15:07", CHANGES);
    RunFacts facts = facts(made, RunOutcome.well(GO_ON), Examples.NONE, true);

    assertThat(
        summary(facts, 0).lines().subList(2, 8),
        is(
            List.of(
                "",
                "1,000 read = 0 blank + 0 rejected + 4 duplicate + 996 kept",
                "996 kept = 346 to insert + 3,458 to update + 8,693 unchanged",
                "7 stale, 0 to delete, 0 foreign",
                "7.0 s: extract 1.0 s, transform 4.0 s, plan 2.0 s",
                "")));
  }

  @Test
  public void fieldsThatChangeInMostItemsAreNamedAndTheLineIsWrapped() {
    Map<String, Long> counts = new TreeMap<>(CHANGES);
    counts.putAll(
        Map.of(
            "comparedByField", 3_458L,
            "changed.last_report_date", 3_457L,
            "changed.courses_available", 1_234L,
            "changed.zip_code", 12L,
            "changed.provider_status", 12L,
            "changed.national_drug_code", 2L,
            "changed.npi", 1L));
    SomeManifest made =
        transformed()
            .done(Stage.PLAN, "03:15:05", "03:15:07", counts)
            .fact(Stage.PLAN, "comparedByField", "all");
    RunFacts facts = facts(made, RunOutcome.well(GO_ON), Examples.NONE, true);

    assertThat(
        summary(facts, 0).lines().subList(4, 8),
        is(
            List.of(
                "996 kept = 346 to insert + 3,458 to update + 8,693 unchanged",
                "7 stale, 0 to delete, 0 foreign; 3,804 write units, 1,501 read units",
                "changed fields: last_report_date 3,457, courses_available 1,234, provider_status",
                "12, zip_code 12, national_drug_code 2, …")));
  }

  @Test
  public void allButAddressesAndCommandsFitsIntoEightyColumns() {
    Map<Reason, List<Example>> rejects = new EnumMap<>(Reason.class);
    for (Reason reason : Reason.values()) {
      rejects.put(reason, List.of(example("f".repeat(200), 1L, "zip", "v".repeat(200))));
    }
    SomeManifest made = extracted().done(Stage.TRANSFORM, "03:15:01", "03:15:05", everyReason());
    Examples examples = new Examples(rejects, Map.of());
    RunFacts facts = facts(made, RunOutcome.well(null), examples, false);

    for (String line : summary(facts, 0).examples()) {
      assertThat(line, line.length(), lessThanOrEqualTo(80));
    }
  }

  private static Map<String, Long> everyReason() {
    Map<String, Long> counts = new TreeMap<>();
    for (Reason reason : Reason.values()) {
      counts.put("rejected." + reason, 1_000_000_000L);
    }
    for (Issue issue : Issue.values()) {
      counts.put("issue." + issue, 1_000_000_000L);
    }
    return counts;
  }

  private static Example example(
      @Nullable String file, @Nullable Long line, String column, @Nullable String value) {
    return new Example(file, line, column, value, "the row");
  }

  private static SomeManifest extracted() {
    return SomeManifest.named("nightly").done(Stage.EXTRACT, "03:15:00", "03:15:01", Map.of());
  }

  private static SomeManifest transformed() {
    return extracted().done(Stage.TRANSFORM, "03:15:01", "03:15:05", CLEAN);
  }

  private static RunFacts facts(
      SomeManifest made, RunOutcome outcome, Examples examples, boolean dryRun) {
    Manifest manifest = made.get();
    Report report =
        Report.of(manifest, outcome, dryRun, new TableLocation("dynamodb", "providers", "here"));
    return new RunFacts(
        manifest,
        report,
        outcome,
        "data",
        "s3://data/runs/nightly/",
        List.of(),
        List.of("last_order_date", "total_courses"),
        examples,
        report.load() == null || report.load().writeUnits() == null ? "" : COST);
  }

  private static String text(
      SomeManifest made, RunOutcome outcome, Examples examples, boolean dryRun) {
    Summary summary = summary(facts(made, outcome, examples, dryRun), 200);
    return String.join("\n", summary.lines()) + '\n';
  }

  private static Summary summary(RunFacts facts, double unitsPerSecond) {
    return new Summary(
        facts,
        unitsPerSecond,
        "http://127.0.0.1:9090",
        new ShellCommand(List.of("./run-direct.sh", "--local", "--input=in.csv", "--dryRun")),
        "out",
        Path.of("logs/run-1.log"));
  }
}
