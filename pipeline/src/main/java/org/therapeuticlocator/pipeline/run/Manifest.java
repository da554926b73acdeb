package org.therapeuticlocator.pipeline.run;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.audit.Audit;
import org.therapeuticlocator.pipeline.audit.Figures;
import org.therapeuticlocator.pipeline.failure.UsageException;
import org.therapeuticlocator.row.Header;
import org.therapeuticlocator.row.Json;
import org.therapeuticlocator.transforms.CountNames;

/**
 * What a run read, did and wrote: {@code manifest.json}, written last in each stage. Immutable.
 *
 * @param claim who works on the run
 * @param sample whether it is of the run without arguments
 * @param options those that a resumed run must have in common
 * @param input files in the order found; empty until extract is done
 * @param headers the distinct headers' names, as in the files
 * @param audit null before the snapshot is compared, and in runs of earlier versions
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Manifest(
    String runId,
    RunOwner claim,
    boolean sample,
    Map<String, String> options,
    List<InputEntry> input,
    List<List<String>> headers,
    Map<Stage, StageRecord> stages,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Audit audit) {
  /** The option that names the kind of destination. */
  public static final String DESTINATION = "destination";

  /** The option that names the table. */
  private static final String TABLE = "table";

  /** The option that says that the input is not the whole list. */
  public static final String PARTIAL = "partial";

  /** The option that says how long an item is missing before it is deleted. */
  public static final String STALE_AFTER = "staleAfter";

  /** What held before there was a choice. */
  private static final Map<String, String> OF_EARLIER_VERSIONS =
      Map.of(DESTINATION, "dynamodb", PARTIAL, "false", STALE_AFTER, "0d");

  /** What a manifest lacks is found when it is read, not later in the middle of a run. */
  public Manifest {
    for (Object part : new Object[] {runId, claim, options, input, headers, stages}) {
      requireNonNull(part);
    }
    started(stages);
    Map<String, String> all = new TreeMap<>(OF_EARLIER_VERSIONS);
    all.putAll(options);
    options = Map.copyOf(all);
  }

  /** The manifest in {@code text}, or a {@link UsageException} if it is none that can be read. */
  static Manifest parse(String runId, String text) {
    try {
      return Optional.ofNullable(Json.read(text, Manifest.class))
          .orElseThrow(() -> unreadable(runId));
    } catch (UncheckedIOException e) {
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
    return Json.MAPPER.valueToTree(this).toPrettyString();
  }

  static Manifest begun(String runId, RunOwner claim, boolean sample, Map<String, String> options) {
    return new Manifest(runId, claim, sample, options, List.of(), List.of(), Map.of(), null);
  }

  Manifest claimedBy(RunOwner other) {
    return new Manifest(runId, other, sample, options, input, headers, stages, audit);
  }

  Manifest withInput(List<InputEntry> files, List<List<String>> names) {
    return new Manifest(runId, claim, sample, options, files, names, stages, audit);
  }

  Manifest with(Audit asked) {
    return new Manifest(runId, claim, sample, options, input, headers, stages, asked);
  }

  Manifest with(Stage stage, StageRecord record) {
    Map<Stage, StageRecord> all = new EnumMap<>(Stage.class);
    all.putAll(stages);
    all.put(stage, record);
    return new Manifest(runId, claim, sample, options, input, headers, all, audit);
  }

  /** Whether the input is not the whole list, as the user says, or its rejected rows, mended. */
  @JsonIgnore
  public boolean isPartial() {
    return Boolean.parseBoolean(options.get(PARTIAL))
        || headers.stream().anyMatch(Header::isOfRejects);
  }

  /** How long an item is missing before it is deleted. */
  public Duration staleAfter() {
    String text = options.getOrDefault(STALE_AFTER, "0d");
    long number = Long.parseLong(text.substring(0, text.length() - 1));
    return text.endsWith("d") ? Duration.ofDays(number) : Duration.ofHours(number);
  }

  /** Whether later runs may be compared with it: all is loaded of a list that was good. */
  @JsonIgnore
  public boolean isBaseline() {
    return isDone(Stage.LOAD) && isGood();
  }

  /** Whether it will be so once all is loaded. */
  @JsonIgnore
  public boolean isGood() {
    return !sample && !isPartial() && (audit == null || audit.isGood());
  }

  /** Whether it is into the table that {@code other}, options of a run, name. */
  public boolean isInto(Map<String, String> other) {
    return Objects.equals(options.get(DESTINATION), other.get(DESTINATION))
        && Objects.equals(options.get(TABLE), other.get(TABLE));
  }

  /** What its claimant's jobs on a cluster are called. */
  public JobNames jobNames() {
    return new JobNames(runId, claim.nonce().substring(0, Math.min(8, claim.nonce().length())));
  }

  /** The day on which the first stage began, UTC. */
  @JsonIgnore
  public LocalDate today() {
    return LocalDate.ofInstant(started().orElse(Instant.EPOCH), ZoneOffset.UTC);
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

  /** Rows that are not blank by input file; empty where transform has not counted them so. */
  public List<Figures.FileRows> rowsByFile() {
    List<Figures.FileRows> files = new ArrayList<>();
    StageRecord transform = stages.get(Stage.TRANSFORM);
    if (transform != null && transform.counts().containsKey(CountNames.rowsOfFile(0))) {
      for (InputEntry file : input) {
        long rows = transform.count(CountNames.rowsOfFile(files.size()));
        files.add(new Figures.FileRows(file.source(), rows));
      }
    }
    return files;
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
