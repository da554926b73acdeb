package org.therapeuticlocator.pipeline.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.pipeline.run.RunOwner;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.run.StageRecord;

public class ReportTest {
  private static final StageRecord EXTRACT =
      done("2024-04-12T03:15:00Z", "2024-04-12T03:15:01.234Z", Map.of("files", 1L));
  private static final StageRecord TRANSFORM =
      done(
          "2024-04-12T03:15:02Z",
          "2024-04-12T03:16:12Z",
          Map.ofEntries(
              Map.entry("read", 10L),
              Map.entry("blank", 1L),
              Map.entry("rejected", 3L),
              Map.entry("duplicate", 2L),
              Map.entry("kept", 4L),
              Map.entry("rejected.UNKNOWN_STATE", 1L),
              Map.entry("rejected.MALFORMED_CSV", 2L),
              Map.entry("rejected.TOO_LARGE", 0L),
              Map.entry("rejectedOfHeader.0", 1L),
              Map.entry("issue.ZIP", 3L),
              Map.entry("issue.NPI", 1L)));
  private static final StageRecord PLAN =
      done(
          "2024-04-12T03:16:12Z",
          "2024-04-12T03:16:12.5Z",
          Map.of(
              "inserted", 1L,
              "updated", 2L,
              "unchanged", 1L,
              "stale", 7L,
              "deleted", 5L,
              "foreign", 6L,
              "ours", 10L,
              "writeUnits", 9L,
              "readMilliUnits", 12_500L));

  @Test
  public void allFiguresComeFromTheManifest() {
    Map<Stage, StageRecord> stages =
        Map.of(
            Stage.EXTRACT,
            EXTRACT,
            Stage.TRANSFORM,
            TRANSFORM,
            Stage.PLAN,
            PLAN,
            Stage.LOAD,
            done("2024-04-12T03:17:00Z", "2024-04-12T03:17:00.001Z", Map.of()));
    assertThat(
        sorted(Report.of(manifest(stages), true, false)),
        is(
            "{'runId':'nightly','state':'succeeded','dryRun':false,"
                + "'rows':{'read':10,'blank':1,'rejected':3,'duplicate':2,'kept':4},"
                + "'rejectedByReason':{'MALFORMED_CSV':2,'UNKNOWN_STATE':1},"
                + "'issuesByField':{'NPI':1,'ZIP':3},"
                + "'load':{'inserted':1,'updated':2,'unchanged':1,'stale':7,'deleted':5,"
                + "'foreign':6,'writeUnits':9,'readUnits':12.5},"
                + "'seconds':{'extract':1.234,'load':0.001,'plan':0.5,'transform':70.0}}"));
  }

  @Test
  public void withoutAPlanThereIsNoLoad() {
    StageRecord running =
        new StageRecord(
            StageRecord.State.running, "2024-04-12T03:17:00Z", null, Map.of(), List.of(), Map.of());
    assertThat(
        sorted(
            Report.of(
                manifest(
                    Map.of(
                        Stage.EXTRACT, EXTRACT, Stage.TRANSFORM, TRANSFORM, Stage.PLAN, running)),
                false,
                true)),
        is(
            "{'runId':'nightly','state':'failed','dryRun':true,"
                + "'rows':{'read':10,'blank':1,'rejected':3,'duplicate':2,'kept':4},"
                + "'rejectedByReason':{'MALFORMED_CSV':2,'UNKNOWN_STATE':1},"
                + "'issuesByField':{'NPI':1,'ZIP':3},"
                + "'seconds':{'extract':1.234,'transform':70.0}}"));
  }

  @Test
  public void runThatDidNothingHasZeros() {
    assertThat(
        sorted(Report.of(manifest(Map.of()), false, false)),
        is(
            "{'runId':'nightly','state':'failed','dryRun':false,"
                + "'rows':{'read':0,'blank':0,'rejected':0,'duplicate':0,'kept':0},"
                + "'rejectedByReason':{},'issuesByField':{},'seconds':{}}"));
  }

  @Test
  public void planOfNothingHasZeros() {
    StageRecord plan = done("2024-04-12T03:16:12Z", "2024-04-12T03:16:13Z", Map.of());
    assertThat(
        Report.of(manifest(Map.of(Stage.PLAN, plan)), true, false).load(),
        is(new Report.Load(0, 0, 0, 0, 0, 0, 0, 0)));
  }

  /** The report's line with single quotes; stages are in no promised order. */
  private static String sorted(Report report) {
    Report sorted =
        new Report(
            report.runId(),
            report.state(),
            report.dryRun(),
            report.rows(),
            report.rejectedByReason(),
            report.issuesByField(),
            report.load(),
            new java.util.TreeMap<>(report.seconds()));
    return sorted.toJson().replace('"', '\'');
  }

  private static Manifest manifest(Map<Stage, StageRecord> stages) {
    RunOwner claim = new RunOwner("n", "h", 1, "s", null);
    return new Manifest("nightly", claim, Map.of(), List.of(), List.of(), stages);
  }

  private static StageRecord done(String start, String end, Map<String, Long> counts) {
    return new StageRecord(StageRecord.State.succeeded, start, end, counts, List.of(), Map.of());
  }
}
