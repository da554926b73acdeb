package org.therapeuticlocator.pipeline.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.audit.Audit;
import org.therapeuticlocator.pipeline.audit.Figures;
import org.therapeuticlocator.pipeline.audit.Finding;
import org.therapeuticlocator.pipeline.failure.GuardException;
import org.therapeuticlocator.pipeline.failure.GuardException.Guard;
import org.therapeuticlocator.pipeline.outcome.RunOutcome;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.run.StageRecord;
import org.therapeuticlocator.pipeline.run.TableLocation;
import org.therapeuticlocator.row.Attribute;
import org.therapeuticlocator.row.Issue;
import org.therapeuticlocator.row.Json;
import org.therapeuticlocator.row.Reason;
import org.therapeuticlocator.transforms.CountNames;

/**
 * {@code report.json}: the figures of a run, all from its manifest, so that a resumed run reports
 * what an undisturbed one does, and how it ended.
 *
 * @param stopped null unless a guard ended it
 * @param inputs absent where transform has not counted rows by file
 * @param audit absent before the snapshot is compared, and in runs of earlier versions
 * @param load absent while the plan has not been made
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Report(
    String runId,
    String state,
    GuardException.@Nullable Stopped stopped,
    boolean dryRun,
    Rows rows,
    @Nullable List<Figures.FileRows> inputs,
    Map<String, Long> rejectedByReason,
    Map<String, Long> issuesByField,
    TableLocation destination,
    @Nullable Audited audit,
    @Nullable Load load,
    Map<String, Double> seconds) {

  /**
   * What came of comparing the snapshot with the last good one.
   *
   * @param findings of groups the largest alone
   * @param more groups that are not among the findings; null for none
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Audited(
      Audit.Verdict verdict,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String baseline,
      List<Finding> findings,
      @Nullable Long more) {
    static @Nullable Audited of(Manifest manifest) {
      Audit audit = manifest.audit();
      return audit == null
          ? null
          : new Audited(
              audit.verdict(),
              audit.baseline(),
              audit.told(),
              audit.untold() == 0 ? null : audit.untold());
    }
  }

  /** read = blank + rejected + duplicate + kept. */
  public record Rows(long read, long blank, long rejected, long duplicate, long kept) {
    /** All 0 before transform is done. */
    public static Rows of(Manifest manifest) {
      StageRecord transform = manifest.stage(Stage.TRANSFORM);
      return new Rows(
          count(transform, CountNames.READ),
          count(transform, CountNames.BLANK),
          count(transform, CountNames.REJECTED),
          count(transform, CountNames.DUPLICATE),
          count(transform, CountNames.KEPT));
    }
  }

  /**
   * inserted + updated + unchanged = the rows kept; where stale items are deleted, stale = deleted
   * + waiting.
   *
   * @param writeUnits as DynamoDB counts them, as are {@code readUnits}; null for a destination
   *     that counts none
   * @param refused items that the destination did not take; null for none
   * @param changedByField how many updates change an attribute, those not 0; null in plans of
   *     earlier versions
   * @param changedByFieldOf how many of the updates that is counted for; null for all
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Load(
      long inserted,
      long updated,
      long unchanged,
      long stale,
      long deleted,
      long waiting,
      long foreign,
      @Nullable Long writeUnits,
      @Nullable Double readUnits,
      @Nullable Long refused,
      @Nullable Map<String, Long> changedByField,
      @Nullable Long changedByFieldOf) {
    /** What the plan counted; null before it is made. */
    public static @Nullable Load of(Manifest manifest) {
      return of(manifest, null);
    }

    private static @Nullable Load of(Manifest manifest, @Nullable Number refused) {
      if (!manifest.isDone(Stage.PLAN)) {
        return null;
      }
      StageRecord plan = manifest.done(Stage.PLAN);
      String compared = plan.facts().get(StageRecord.COMPARED_BY_FIELD);
      boolean metered = DYNAMODB.equals(manifest.options().get(Manifest.DESTINATION));
      return new Load(
          plan.count(CountNames.INSERTED),
          plan.count(CountNames.UPDATED),
          plan.count(CountNames.UNCHANGED),
          plan.count(CountNames.STALE),
          plan.count(CountNames.DELETED),
          plan.count(CountNames.WAITING),
          plan.count(CountNames.FOREIGN),
          metered ? plan.count(CountNames.WRITE_UNITS) : null,
          metered ? plan.count(CountNames.READ_MILLI_UNITS) / 1_000.0 : null,
          refused == null ? null : refused.longValue(),
          compared == null
              ? null
              : counts(plan, Attribute.values(), CountNames::changed, Attribute::attributeName),
          StageRecord.SAMPLE.equals(compared) ? plan.count(CountNames.COMPARED_BY_FIELD) : null);
    }
  }

  private static final String DYNAMODB = "dynamodb";

  /** The report of a run that came as far as {@code manifest} and ended so. */
  public static Report of(
      Manifest manifest, RunOutcome outcome, boolean dryRun, TableLocation destination) {
    StageRecord transform = manifest.stage(Stage.TRANSFORM);
    List<Figures.FileRows> inputs = manifest.rowsByFile();
    GuardException.Stopped stopped = outcome.stopped();
    return new Report(
        manifest.runId(),
        outcome.isWell() ? "succeeded" : "failed",
        stopped,
        dryRun,
        Rows.of(manifest),
        inputs.isEmpty() ? null : inputs,
        counts(transform, Reason.values(), CountNames::rejected, Reason::name),
        counts(transform, Issue.values(), CountNames::flagged, Issue::name),
        destination,
        Audited.of(manifest),
        Load.of(
            manifest, stopped != null && stopped.guard() == Guard.REFUSED ? stopped.value() : null),
        seconds(manifest));
  }

  /** Those that are not 0, in the order of {@code kinds}, by their names. */
  private static <K> Map<String, Long> counts(
      @Nullable StageRecord stage,
      K[] kinds,
      Function<K, String> countName,
      Function<K, String> name) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (K kind : kinds) {
      long count = count(stage, countName.apply(kind));
      if (count > 0) {
        counts.put(name.apply(kind), count);
      }
    }
    return counts;
  }

  private static long count(@Nullable StageRecord stage, String name) {
    return stage == null ? 0 : stage.count(name);
  }

  /** How long each stage took that is done, by its name. */
  public static Map<String, Double> seconds(Manifest manifest) {
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
    return Json.MAPPER.valueToTree(this).toString();
  }
}
