package org.therapeuticlocator.pipeline.run;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.failure.UsageException;
import org.therapeuticlocator.row.Json;

/**
 * What a run read, did and wrote: {@code manifest.json}, written last in each stage. Immutable.
 *
 * @param claim who works on the run
 * @param options those that a resumed run must have in common
 * @param input files in the order found; empty until extract is done
 * @param headers the distinct headers' names, as in the files
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Manifest(
    String runId,
    RunOwner claim,
    Map<String, String> options,
    List<InputEntry> input,
    List<List<String>> headers,
    Map<Stage, StageRecord> stages) {
  /** The option that names the kind of destination. */
  public static final String DESTINATION = "destination";

  /** What runs were loaded into before there was a choice. */
  private static final String FIRST_DESTINATION = "dynamodb";

  /** What a manifest lacks is found when it is read, not later in the middle of a run. */
  public Manifest {
    for (Object part : new Object[] {runId, claim, options, input, headers, stages}) {
      requireNonNull(part);
    }
    started(stages);
    Map<String, String> all = new TreeMap<>(options);
    all.putIfAbsent(DESTINATION, FIRST_DESTINATION);
    options = Map.copyOf(all);
  }

  /** The manifest in {@code text}, or a {@link UsageException} if it is none that can be read. */
  static Manifest parse(String runId, String text) {
    try {
      return Optional.ofNullable(Json.MAPPER.readValue(text, Manifest.class))
          .orElseThrow(() -> unreadable(runId));
    } catch (JsonProcessingException e) {
      throw unreadable(runId);
    }
  }

  private static UsageException unreadable(String runId) {
    return new UsageException(
        "The manifest of run "
            + runId
            + " cannot be read; it may be of another version. Start a new run without --runId.");
  }

  String toJson() {
    try {
      return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a manifest is always JSON", e);
    }
  }

  static Manifest begun(String runId, RunOwner claim, Map<String, String> options) {
    return new Manifest(runId, claim, options, List.of(), List.of(), Map.of());
  }

  Manifest claimedBy(RunOwner other) {
    return new Manifest(runId, other, options, input, headers, stages);
  }

  Manifest withInput(List<InputEntry> files, List<List<String>> names) {
    return new Manifest(runId, claim, options, files, names, stages);
  }

  Manifest with(Stage stage, StageRecord record) {
    Map<Stage, StageRecord> all = new EnumMap<>(Stage.class);
    all.putAll(stages);
    all.put(stage, record);
    return new Manifest(runId, claim, options, input, headers, all);
  }

  /** What its claimant's jobs on a cluster are called. */
  public JobNames jobNames() {
    return new JobNames(runId, claim.nonce().substring(0, Math.min(8, claim.nonce().length())));
  }

  /** When the first stage began; empty before. */
  public Optional<Instant> started() {
    return started(stages);
  }

  private static Optional<Instant> started(Map<Stage, StageRecord> stages) {
    return stages.values().stream()
        .map(record -> Instant.parse(record.start()))
        .min(Comparator.naturalOrder());
  }

  /** What is known of a stage, null before it began. */
  public @Nullable StageRecord stage(Stage stage) {
    return stages.get(stage);
  }

  /** Whether a stage's files are all there. */
  public boolean isDone(Stage stage) {
    StageRecord record = stages.get(stage);
    return record != null && record.isDone();
  }

  /** The first stage that is not done; null where all are. */
  public @Nullable Stage nextStage() {
    for (Stage stage : Stage.values()) {
      if (!isDone(stage)) {
        return stage;
      }
    }
    return null;
  }

  /**
   * A stage that is done.
   *
   * @throws IllegalStateException if it is not
   */
  public StageRecord done(Stage stage) {
    StageRecord record = stages.get(stage);
    if (record == null || !record.isDone()) {
      throw new IllegalStateException(stage.label() + " is not done");
    }
    return record;
  }
}
