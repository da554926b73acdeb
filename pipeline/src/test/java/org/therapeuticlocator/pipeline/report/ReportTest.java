package org.therapeuticlocator.pipeline.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.stringContainsInOrder;

import java.util.Map;
import org.junit.Test;
import org.therapeuticlocator.pipeline.audit.Audit;
import org.therapeuticlocator.pipeline.audit.Audit.Mode;
import org.therapeuticlocator.pipeline.audit.Measure;
import org.therapeuticlocator.pipeline.audit.Rule;
import org.therapeuticlocator.pipeline.audit.SomeAudit;
import org.therapeuticlocator.pipeline.failure.GuardException;
import org.therapeuticlocator.pipeline.failure.GuardException.Guard;
import org.therapeuticlocator.pipeline.failure.RunFailedException;
import org.therapeuticlocator.pipeline.outcome.RunOutcome;
import org.therapeuticlocator.pipeline.run.SomeManifest;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.run.TableLocation;

public class ReportTest {
  private static final RunOutcome WELL = RunOutcome.well(null);
  private static final RunOutcome FAILED =
      RunOutcome.of(new RunFailedException("No disk.", null), null, false);
  private static final TableLocation TABLE =
      new TableLocation("dynamodb", "providers", "http://127.0.0.1:8000");
  private static final String DESTINATION =
      "'destination':{'kind':'dynamodb','name':'providers','at':'http://127.0.0.1:8000'},";

  private static SomeManifest transformed() {
    return SomeManifest.named("nightly")
        .input("a.csv", "s3://in/a.csv", 17)
        .input("b.csv", "s3://in/b.csv", 17)
        .done(Stage.EXTRACT, "03:15:00", "03:15:01.234", Map.of("files", 1L))
        .done(
            Stage.TRANSFORM,
            "03:15:02",
            "03:16:12",
            Map.ofEntries(
                Map.entry("read", 10L),
                Map.entry("blank", 1L),
                Map.entry("rejected", 3L),
                Map.entry("duplicate", 2L),
                Map.entry("kept", 4L),
                Map.entry("rejected.UNKNOWN_STATE", 1L),
                Map.entry("rejected.MALFORMED_CSV", 2L),
                Map.entry("rejected.TOO_LARGE", 0L),
                Map.entry("rows.0", 2L),
                Map.entry("rows.1", 7L),
                Map.entry("issue.ZIP", 3L),
                Map.entry("issue.NPI", 1L)));
  }

  private static SomeManifest planned() {
    return transformed()
        .done(
            Stage.PLAN,
            "03:16:12",
            "03:16:12.5",
            Map.of(
                "inserted", 1L,
                "updated", 2L,
                "unchanged", 1L,
                "stale", 7L,
                "deleted", 5L,
                "waiting", 2L,
                "foreign", 6L,
                "ours", 10L,
                "writeUnits", 9L,
                "readMilliUnits", 12_500L));
  }

  @Test
  public void allFiguresComeFromTheManifest() {
    assertThat(
        json(planned().done(Stage.LOAD, "03:17:00", "03:17:00.001", Map.of()), WELL, false),
        is(
            "{'runId':'nightly','state':'succeeded','dryRun':false,"
                + "'rows':{'read':10,'blank':1,'rejected':3,'duplicate':2,'kept':4},"
                + "'inputs':[{'file':'a.csv','rows':2},{'file':'b.csv','rows':7}],"
                + "'rejectedByReason':{'MALFORMED_CSV':2,'UNKNOWN_STATE':1},"
                + "'issuesByField':{'NPI':1,'ZIP':3},"
                + DESTINATION
                + "'load':{'inserted':1,'updated':2,'unchanged':1,'stale':7,'deleted':5,"
                + "'waiting':2,'foreign':6,'writeUnits':9,'readUnits':12.5},"
                + "'seconds':{'extract':1.234,'transform':70.0,'plan':0.5,'load':0.001}}"));
  }

  @Test
  public void withoutAPlanThereIsNoLoad() {
    assertThat(
        json(transformed().begun(Stage.PLAN, "03:17:00"), FAILED, true),
        is(
            "{'runId':'nightly','state':'failed','dryRun':true,"
                + "'rows':{'read':10,'blank':1,'rejected':3,'duplicate':2,'kept':4},"
                + "'inputs':[{'file':'a.csv','rows':2},{'file':'b.csv','rows':7}],"
                + "'rejectedByReason':{'MALFORMED_CSV':2,'UNKNOWN_STATE':1},"
                + "'issuesByField':{'NPI':1,'ZIP':3},"
                + DESTINATION
                + "'seconds':{'extract':1.234,'transform':70.0}}"));
  }

  @Test
  public void runThatDidNothingHasZeros() {
    assertThat(
        json(SomeManifest.named("nightly"), FAILED, false),
        is(
            "{'runId':'nightly','state':'failed','dryRun':false,"
                + "'rows':{'read':0,'blank':0,'rejected':0,'duplicate':0,'kept':0},"
                + "'rejectedByReason':{},'issuesByField':{},"
                + DESTINATION
                + "'seconds':{}}"));
  }

  @Test
  public void runOfAnEarlierVersionHasNoRowsByFile() {
    SomeManifest earlier =
        SomeManifest.named("nightly")
            .input("a.csv", "s3://in/a.csv", 17)
            .done(Stage.TRANSFORM, "03:16:12", "03:16:13", Map.of("read", 10L));

    assertThat(Report.of(earlier.get(), WELL, false, TABLE).inputs(), nullValue());
  }

  @Test
  public void planOfNothingHasZeros() {
    SomeManifest plan =
        SomeManifest.named("nightly").done(Stage.PLAN, "03:16:12", "03:16:13", Map.of());

    assertThat(
        Report.Load.of(plan.get()),
        is(new Report.Load(0, 0, 0, 0, 0, 0, 0, 0L, 0.0, null, null, null)));
  }

  @Test
  public void destinationThatCountsNoUnitsHasNone() {
    SomeManifest relational = planned().option("destination", "jdbc:postgresql://host/data");

    assertThat(
        Report.Load.of(relational.get()),
        is(new Report.Load(1, 2, 1, 7, 5, 2, 6, null, null, null, null, null)));
    assertThat(json(relational, WELL, false).contains("Units"), is(false));
  }

  @Test
  public void changesAreCountedByFieldAndNoneIsSaidToo() {
    SomeManifest none = comparedByField(Map.of("comparedByField", 0L), "all");
    SomeManifest some =
        comparedByField(
            Map.of(
                "updated", 9L,
                "comparedByField", 9L,
                "changed.zip_code", 2L,
                "changed.issues", 1L,
                "changed.city", 9L,
                "changed.npi", 0L),
            "all");

    assertThat(json(none, WELL, false), containsString("'readUnits':0.0,'changedByField':{}},"));
    assertThat(
        json(some, WELL, false),
        containsString("'changedByField':{'city':9,'issues':1,'zip_code':2}},"));
  }

  @Test
  public void ofMoreThanAMillionItemsIsSaidHowManyUpdatesWereLookedAt() {
    SomeManifest sample =
        comparedByField(
            Map.of("updated", 80L, "comparedByField", 11L, "changed.city", 7L), "sample");

    assertThat(
        json(sample, WELL, false),
        containsString("'changedByField':{'city':7},'changedByFieldOf':11},"));
  }

  private static SomeManifest comparedByField(Map<String, Long> counts, String which) {
    return SomeManifest.named("nightly")
        .done(Stage.PLAN, "03:16:12", "03:16:13", counts)
        .fact(Stage.PLAN, "comparedByField", which);
  }

  @Test
  public void guardThatStoppedTheRunIsNamedWithItsFigures() {
    RunOutcome rejects =
        RunOutcome.of(new GuardException(Guard.REJECTS, 5.0, 33.5, "Too many."), null, false);
    RunOutcome replaced =
        RunOutcome.of(
            new GuardException(Guard.TABLE_REPLACED, null, null, "Another one."), null, false);

    assertThat(
        json(transformed(), rejects, false)
            .contains("'state':'failed','stopped':{'guard':'rejects','limit':5.0,'value':33.5},"),
        is(true));
    assertThat(
        json(planned(), replaced, false)
            .contains("'stopped':{'guard':'tableReplaced','limit':null,'value':null},"),
        is(true));
  }

  @Test
  public void refusedItemsAreCountedWithTheLoad() {
    RunOutcome refused =
        RunOutcome.of(new GuardException(Guard.REFUSED, 0, 3L, "3 items refused."), null, true);

    assertThat(
        json(planned().begun(Stage.LOAD, "03:17:00"), refused, false)
            .contains("'readUnits':12.5,'refused':3}"),
        is(true));
  }

  @Test
  public void auditIsToldWithItsFindings() {
    Measure lost = new Measure(Rule.TOTAL_DROP, null, 1_000L, 899L, null);
    Measure older = new Measure(Rule.OLDER, null, "2024-04-11", "2024-04-09", null);
    Audit warned = SomeAudit.of(Mode.WARN, "before", lost, older);
    Audit none = SomeAudit.of(Mode.STOP, null);

    String told = json(transformed().audit(warned), WELL, false);
    assertThat(
        told,
        stringContainsInOrder(
            "'audit':{'verdict':'warned','baseline':'before','findings':[{'rule':'TOTAL_DROP',"
                + "'group':null,'before':1000,'now':899,'limit':10,",
            "{'rule':'OLDER','group':null,'before':'2024-04-11','now':'2024-04-09',"
                + "'limit':null,",
            "]},'seconds':"));
    assertThat(
        json(transformed().audit(none), WELL, false),
        containsString("'audit':{'verdict':'none','baseline':null,'findings':[]},"));
  }

  /** The report's line with single quotes. */
  private static String json(SomeManifest made, RunOutcome outcome, boolean dryRun) {
    return Report.of(made.get(), outcome, dryRun, TABLE).toJson().replace('"', '\'');
  }
}
