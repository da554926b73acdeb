package org.therapeuticlocator.pipeline.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.run.StageRecord;
import org.therapeuticlocator.row.Issue;
import org.therapeuticlocator.row.Json;
import org.therapeuticlocator.row.Reason;
import org.therapeuticlocator.transforms.CountNames;

/**
 * {@code report.json}: the figures of a run, all from its manifest, so that a resumed run reports
 * what an undisturbed one does.
 *
 * @param load absent while the plan has not been made
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Report(
    String runId,
    String state,
    boolean dryRun,
    Rows rows,
    Map<String, Long> rejectedByReason,
    Map<String, Long> issuesByField,
    @Nullable Load load,
    Map<String, Double> seconds) {

  /** read = blank + rejected + duplicate + kept. */
  public record Rows(long read, long blank, long rejected, long duplicate, long kept) {}

  /** inserted + updated + unchanged = the rows kept; units as DynamoDB counts them. */
  public record Load(
      long inserted,
      long updated,
      long unchanged,
      long stale,
      long deleted,
      long foreign,
      long writeUnits,
      double readUnits) {}

  /** The report of a run that came as far as {@code manifest}. */
  public static Report of(Manifest manifest, boolean succeeded, boolean dryRun) {
    StageRecord transform = manifest.stage(Stage.TRANSFORM);
    StageRecord plan = manifest.isDone(Stage.PLAN) ? manifest.stage(Stage.PLAN) : null;
    return new Report(
        manifest.runId(),
        succeeded ? "succeeded" : "failed",
        dryRun,
        rows(transform),
        rejectedByReason(transform),
        issuesByField(transform),
        plan == null ? null : load(plan),
        seconds(manifest));
  }

  private static Rows rows(@Nullable StageRecord transform) {
    return new Rows(
        count(transform, CountNames.READ),
        count(transform, CountNames.BLANK),
        count(transform, CountNames.REJECTED),
        count(transform, CountNames.DUPLICATE),
        count(transform, CountNames.KEPT));
  }

  private static Load load(StageRecord plan) {
    return new Load(
        plan.count(CountNames.INSERTED),
        plan.count(CountNames.UPDATED),
        plan.count(CountNames.UNCHANGED),
        plan.count(CountNames.STALE),
        plan.count(CountNames.DELETED),
        plan.count(CountNames.FOREIGN),
        plan.count(CountNames.WRITE_UNITS),
        plan.count(CountNames.READ_MILLI_UNITS) / 1_000.0);
  }

  private static Map<String, Long> rejectedByReason(@Nullable StageRecord transform) {
    Map<String, Long> rejected = new LinkedHashMap<>();
    for (Reason reason : Reason.values()) {
      putIfAny(rejected, reason.name(), count(transform, CountNames.rejected(reason)));
    }
    return rejected;
  }

  private static Map<String, Long> issuesByField(@Nullable StageRecord transform) {
    Map<String, Long> issues = new LinkedHashMap<>();
    for (Issue issue : Issue.values()) {
      putIfAny(issues, issue.name(), count(transform, CountNames.flagged(issue)));
    }
    return issues;
  }

  private static void putIfAny(Map<String, Long> counts, String name, long count) {
    if (count > 0) {
      counts.put(name, count);
    }
  }

  private static long count(@Nullable StageRecord stage, String name) {
    return stage == null ? 0 : stage.count(name);
  }

  private static Map<String, Double> seconds(Manifest manifest) {
    Map<String, Double> seconds = new LinkedHashMap<>();
    manifest
        .stages()
        .forEach(
            (stage, record) -> {
              if (record.end() != null) {
                Duration took =
                    Duration.between(Instant.parse(record.start()), Instant.parse(record.end()));
                seconds.put(stage.label(), took.toMillis() / 1_000.0);
              }
            });
    return seconds;
  }

  /** The report on one line. */
  public String toJson() {
    try {
      return Json.MAPPER.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a report is always JSON", e);
    }
  }
}
