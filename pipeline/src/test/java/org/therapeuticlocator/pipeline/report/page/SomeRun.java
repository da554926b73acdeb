package org.therapeuticlocator.pipeline.report.page;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.therapeuticlocator.pipeline.report.Example;
import org.therapeuticlocator.pipeline.report.Examples;
import org.therapeuticlocator.pipeline.report.Report;
import org.therapeuticlocator.pipeline.run.FileEntry;
import org.therapeuticlocator.pipeline.run.InputEntry;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.pipeline.run.RunOwner;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.run.StageRecord;
import org.therapeuticlocator.profile.Profile;
import org.therapeuticlocator.row.Issue;
import org.therapeuticlocator.row.Reason;

/** A run made by hand: 69,184 rows read, 812 rejected. */
final class SomeRun {
  static final String FILE = "feeds/locator.csv";
  static final List<String> HEADER =
      List.of("provider_name", "state_code", "order_label", "zip", "npi", "comment");

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

  static Manifest manifest(Map<Stage, StageRecord> stages) {
    Map<Stage, StageRecord> inOrder = new EnumMap<>(Stage.class);
    inOrder.putAll(stages);
    return new Manifest(
        "nightly",
        new RunOwner("n", "host", 1, "", null),
        Map.of("table", "providers"),
        List.of(new InputEntry(FILE, "s3://b/runs/nightly/raw/1", 12_345_678, "e", null, 0)),
        List.of(HEADER),
        inOrder);
  }

  static StageRecord done(String start, String end, Map<String, Long> counts) {
    return new StageRecord(
        StageRecord.State.succeeded,
        "2024-04-12T" + start + "Z",
        "2024-04-12T" + end + "Z",
        counts,
        List.of(new FileEntry("rejected/unparsed.txt", 1_234, "e")),
        Map.of());
  }

  static StageRecord begun(String start) {
    return new StageRecord(
        StageRecord.State.running,
        "2024-04-12T" + start + "Z",
        null,
        Map.of(),
        List.of(),
        Map.of());
  }

  /** All stages done. */
  static Map<Stage, StageRecord> stages() {
    return Map.of(
        Stage.EXTRACT,
        done("03:15:00", "03:15:01.234", Map.of()),
        Stage.TRANSFORM,
        done("03:15:02", "03:15:18", ROWS),
        Stage.PLAN,
        done("03:15:18", "03:15:22.5", ITEMS),
        Stage.LOAD,
        done("03:15:23", "03:15:43", Map.of()));
  }

  /** The stages up to {@code last}. */
  static Map<Stage, StageRecord> stagesTo(Stage last) {
    Map<Stage, StageRecord> stages = new EnumMap<>(stages());
    stages.keySet().removeIf(stage -> stage.compareTo(last) > 0);
    return stages;
  }

  /** With so many rows read and kept, none rejected. */
  static Manifest earlier(long rows) {
    return manifest(
        Map.of(
            Stage.TRANSFORM,
            done("02:00:00", "02:00:09", Map.of("read", rows, "kept", rows)),
            Stage.PLAN,
            done("02:00:09", "02:00:10", Map.of("inserted", rows))));
  }

  static RunFacts facts(Manifest manifest, End end, boolean dryRun) {
    return new RunFacts(
        manifest,
        Report.of(manifest, end.kind() == End.Kind.WELL, dryRun),
        end,
        "bucket",
        "s3://bucket/runs/nightly/",
        Examples.none(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of());
  }

  static RunFacts done() {
    return facts(manifest(stages()), new End(End.Kind.WELL, null, "./run-direct.sh"), false);
  }

  static RunFacts with(RunFacts facts, Examples examples) {
    return new RunFacts(
        facts.manifest(),
        facts.report(),
        facts.end(),
        facts.bucket(),
        facts.folder(),
        examples,
        facts.profile(),
        facts.outlines(),
        facts.changes(),
        facts.earlier());
  }

  static RunFacts with(RunFacts facts, Profile profile, List<Manifest> earlier) {
    return new RunFacts(
        facts.manifest(),
        facts.report(),
        facts.end(),
        facts.bucket(),
        facts.folder(),
        facts.examples(),
        Optional.of(profile),
        List.of(new StatePath("MA", "M1 1h9v9z")),
        facts.changes(),
        earlier);
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
        new Profile.Located(66_000, 9, 4, 1_010),
        Map.of("10,20", 1L, "11,20", 4L, "12,21", 5L),
        List.of(new Profile.Stray("ELM", null, "MA", null, "-71.06", "42.36")));
  }
}
