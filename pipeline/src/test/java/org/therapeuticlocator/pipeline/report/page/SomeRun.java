package org.therapeuticlocator.pipeline.report.page;

import java.util.List;
import java.util.Map;
import org.therapeuticlocator.pipeline.outcome.RunOutcome;
import org.therapeuticlocator.pipeline.report.Examples;
import org.therapeuticlocator.pipeline.report.Examples.Example;
import org.therapeuticlocator.pipeline.report.Report;
import org.therapeuticlocator.pipeline.report.RunFacts;
import org.therapeuticlocator.pipeline.report.SampleChange;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.pipeline.run.SomeManifest;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.run.TableLocation;
import org.therapeuticlocator.profile.Profile;
import org.therapeuticlocator.row.Header;
import org.therapeuticlocator.row.Issue;
import org.therapeuticlocator.row.Reason;
import org.therapeuticlocator.row.UnusableHeaderException;
import org.therapeuticlocator.transforms.BeforeAfter;

/** A run made by hand: 69,184 rows read, 812 rejected. */
public final class SomeRun {
  static final String FILE = "feeds/locator.csv";
  static final List<String> HEADER =
      List.of("provider_name", "state_code", "order_label", "zip", "npi", "comment");

  /** The command that goes on with it. */
  public static final String GO_ON = "./run-direct.sh --runId=nightly";

  private static final Map<String, Long> ROWS =
      Map.ofEntries(
          Map.entry("read", 69_184L),
          Map.entry("blank", 49L),
          Map.entry("rejected", 812L),
          Map.entry("duplicate", 1_300L),
          Map.entry("kept", 67_023L),
          Map.entry("rejected.MALFORMED_CSV", 2L),
          Map.entry("rejected.UNKNOWN_STATE", 810L),
          Map.entry("issue.NPI", 1_203L),
          Map.entry("issue.UNREADABLE_CHARACTERS", 7L),
          Map.entry("issue.ZIP", 41L));
  private static final Map<String, Long> ITEMS =
      Map.ofEntries(
          Map.entry("inserted", 3_401L),
          Map.entry("updated", 120L),
          Map.entry("unchanged", 63_502L),
          Map.entry("stale", 11L),
          Map.entry("deleted", 5L),
          Map.entry("foreign", 2L),
          Map.entry("ours", 63_633L),
          Map.entry("writeUnits", 1_003_526L),
          Map.entry("readMilliUnits", 8_123_500L));

  private SomeRun() {}

  /** A run that has not begun. */
  public static SomeManifest begun() {
    return SomeManifest.named("nightly")
        .option("table", "providers")
        .header(HEADER)
        .input(FILE, "s3://b/runs/nightly/raw/1", 12_345_678);
  }

  /** All stages done. */
  public static SomeManifest loaded() {
    return begun()
        .done(Stage.EXTRACT, "03:15:00", "03:15:01.234", Map.of())
        .done(Stage.TRANSFORM, "03:15:02", "03:15:18", ROWS, "rejected/unparsed.txt")
        .done(Stage.PLAN, "03:15:18", "03:15:22.5", ITEMS)
        .done(Stage.LOAD, "03:15:23", "03:15:43", Map.of());
  }

  /** With so many rows read and kept, none rejected. */
  static Manifest earlier(long rows) {
    return begun()
        .done(Stage.TRANSFORM, "02:00:00", "02:00:09", Map.of("read", rows, "kept", rows))
        .done(Stage.PLAN, "02:00:09", "02:00:10", Map.of("inserted", rows))
        .get();
  }

  /** A run that ended so, {@code ignored} being its ignored columns. */
  public static RunFacts facts(
      SomeManifest made, RunOutcome outcome, boolean dryRun, String... ignored) {
    Manifest manifest = made.get();
    return new RunFacts(
        manifest,
        Report.of(
            manifest,
            outcome,
            dryRun,
            new TableLocation("dynamodb", "providers", "http://127.0.0.1:8000")),
        outcome,
        "bucket",
        "s3://bucket/runs/nightly/",
        List.of(header()),
        List.of(ignored),
        Examples.NONE,
        "$0.6272 to write, $0.0010 to read, on demand in us-east-1");
  }

  private static Header header() {
    try {
      return Header.parse(String.join(",", HEADER));
    } catch (UnusableHeaderException e) {
      throw new AssertionError(e);
    }
  }

  static RunFacts done() {
    return facts(loaded(), RunOutcome.well(null), false);
  }

  static String page(RunFacts run) {
    return new ReportPage(run, null, List.of(), List.of(), List.of()).render();
  }

  static String page(RunFacts run, Profile profile, List<Manifest> earlier) {
    return new ReportPage(run, profile, List.of(), List.of(), earlier).render();
  }

  static String page(RunFacts run, List<SampleChange> changes, List<BeforeAfter> updates) {
    return new ReportPage(run, null, changes, updates, List.of()).render();
  }

  /** The same with examples. */
  public static RunFacts with(RunFacts facts, Examples examples) {
    return with(facts, examples, facts.cost());
  }

  /** The same with examples and what it costs, in words. */
  static RunFacts with(RunFacts facts, Examples examples, String cost) {
    return new RunFacts(
        facts.manifest(),
        facts.report(),
        facts.outcome(),
        facts.bucket(),
        facts.folder(),
        facts.headers(),
        facts.ignoredColumns(),
        examples,
        cost);
  }

  static Examples examples(Reason reason, Example... examples) {
    return new Examples(Map.of(reason, List.of(examples)), Map.of());
  }

  static Examples examples(Issue issue, Example... examples) {
    return new Examples(Map.of(), Map.of(issue, List.of(examples)));
  }

  static Profile profile() {
    return new Profile(
        67_023,
        Map.of("provider_name", 67_023L, "zip_code", 66_982L, "npi", 33_511L),
        Map.of(
            "MA",
            new Profile.Stock(2_000, 1_500),
            "PR",
            new Profile.Stock(167, 2_498),
            "RI",
            new Profile.Stock(64_856, 0)),
        Map.of("Paxlovid", new Profile.Stock(67_023, 3_998)),
        Map.of("00069-1085-30", 67_023L),
        "2024-04-11",
        new Profile.Located(66_000, 9, 4, 1_010),
        Map.of("10,20", 1L, "11,20", 4L, "12,21", 5L),
        List.of(new Profile.Stray("ELM", null, "MA", null, "-71.06", "42.36")));
  }
}
