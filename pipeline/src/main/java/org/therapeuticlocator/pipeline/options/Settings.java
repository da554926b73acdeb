package org.therapeuticlocator.pipeline.options;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.pipeline.run.Stage;

/**
 * The options, checked and typed.
 *
 * @param input files to load as the user named them, comma-separated
 * @param destination its kind, as it was named
 * @param runId null: named by the start time
 * @param maxDeletePercent 0 to 100
 * @param maxRejectedPercent 0 to 100
 * @param report local folder for the report; null: none
 */
public record Settings(
    String input,
    String bucket,
    String destination,
    String table,
    @Nullable String runId,
    Set<Stage> stages,
    boolean deleteStale,
    double maxDeletePercent,
    double maxRejectedPercent,
    Capacity writeCapacity,
    Capacity readCapacity,
    boolean dryRun,
    boolean verify,
    boolean multiline,
    boolean local,
    @Nullable String report,
    boolean json) {
  /** Of options that were checked. */
  static Settings of(LoadOptions options) {
    return new Settings(
        Objects.requireNonNullElse(options.getInput(), ""),
        options.getBucket(),
        options.getDestination(),
        options.getTable(),
        options.getRunId(),
        stages(options.getStages()),
        options.getStaleRows().equals("delete"),
        Double.parseDouble(options.getMaxDeletePercent()),
        Double.parseDouble(options.getMaxRejectedPercent()),
        Capacity.parse(options.getWriteCapacity()),
        Capacity.parse(options.getReadCapacity()),
        Boolean.parseBoolean(options.getDryRun()),
        Boolean.parseBoolean(options.getVerify()),
        Boolean.parseBoolean(options.getMultiline()),
        Boolean.parseBoolean(options.getLocal()),
        options.getReport(),
        Boolean.parseBoolean(options.getJson()));
  }

  private static Set<Stage> stages(String names) {
    Set<Stage> stages = EnumSet.noneOf(Stage.class);
    for (String name : names.split(",", -1)) {
      stages.add(Stage.valueOf(name.strip().toUpperCase(Locale.ROOT)));
    }
    return stages;
  }

  /** The options that a resumed run must have in common with its first start, by name. */
  public Map<String, String> shared() {
    return Map.of(
        "input",
        input,
        Manifest.DESTINATION,
        destination,
        "table",
        table,
        "multiline",
        String.valueOf(multiline),
        "staleRows",
        deleteStale ? "delete" : "keep");
  }
}
