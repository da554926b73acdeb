package org.therapeuticlocator.pipeline.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.options.ShellCommand;
import org.therapeuticlocator.pipeline.report.LoadFigures;
import org.therapeuticlocator.pipeline.report.Report;
import org.therapeuticlocator.pipeline.run.InputEntry;
import org.therapeuticlocator.pipeline.run.RunSummary;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.run.StageRecord;
import org.therapeuticlocator.pipeline.text.Numbers;
import org.therapeuticlocator.pipeline.text.Visible;
import org.therapeuticlocator.row.Json;

/** The runs of a bucket, and one of them in detail. */
public final class RunList {
  /** At most so many are listed. */
  public static final int MOST = 20;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private RunList() {}

  /** The newest {@code runs} of {@code all} that lie there. */
  public static List<String> of(List<RunSummary> runs, int all) {
    if (all == 0) {
      return List.of("There are no runs in this bucket.");
    }
    List<String> lines = new ArrayList<>();
    for (RunSummary run : runs.stream().limit(MOST).toList()) {
      lines.add(
          run.manifest().runId() + "  " + TIME.format(run.started()) + " UTC  " + run.inWords());
      lines.add("  " + figures(run));
    }
    int shown = Math.min(MOST, runs.size());
    if (shown < all) {
      lines.add(Numbers.format("%,d of %,d shown", shown, all));
    }
    if (runs.size() < all) {
      lines.add(
          Numbers.of(all - runs.size(), "run")
              + " not read: the manifest is missing, archived, denied, or of another version");
    }
    return lines;
  }

  private static String figures(RunSummary run) {
    Report.Rows rows = Report.Rows.of(run.manifest());
    LoadFigures load = LoadFigures.of(run.manifest());
    return Numbers.of(rows.read(), "row")
        + Numbers.format(", %,d rejected", rows.rejected())
        + (load == null
            ? ""
            : "; " + load.inserted() + ", " + load.updated() + ", " + load.deleted())
        + Numbers.format("; %.1f s", seconds(run));
  }

  private static double seconds(RunSummary run) {
    return Report.seconds(run.manifest()).values().stream().mapToDouble(s -> s).sum();
  }

  /** One run: its stages with their counts, its input, and the command that goes on with it. */
  public static List<String> detail(RunSummary run, String folder, ShellCommand goOn) {
    List<String> lines = new ArrayList<>();
    lines.add("Run      " + run.manifest().runId() + "  " + run.inWords());
    lines.add("Started  " + TIME.format(run.started()) + " UTC");
    for (InputEntry file : run.manifest().input()) {
      lines.add("Input    " + Visible.of(file.source()) + ", " + Numbers.of(file.size(), "byte"));
    }
    new TreeMap<>(run.manifest().options())
        .forEach((name, value) -> lines.add("Option   --" + name + '=' + Visible.of(value)));
    Map<String, Double> seconds = Report.seconds(run.manifest());
    run.manifest()
        .stages()
        .forEach((stage, record) -> addStage(lines, stage, record, seconds.get(stage.label())));
    lines.add("Files    " + folder);
    if (run.manifest().nextStage() != null && run.state() != RunSummary.State.RUNNING) {
      lines.add("To go on with it:");
      lines.add("  " + goOn);
    }
    return lines;
  }

  private static void addStage(
      List<String> lines, Stage stage, StageRecord record, @Nullable Double took) {
    String files = Numbers.of(record.files().size(), "file");
    lines.add(
        "Stage    "
            + stage.label()
            + (took == null
                ? ": not done, began " + record.start()
                : Numbers.format(": %.1f s, %s", took, files)));
    new TreeMap<>(record.counts())
        .forEach((name, n) -> lines.add(Numbers.format("  %s: %,d", name, n)));
  }

  /** The same on one line, for programs: the runs, then how many could not be read, if any. */
  public static String json(List<RunSummary> runs, int all) {
    ArrayNode json = Json.MAPPER.createArrayNode();
    for (RunSummary run : runs.stream().limit(MOST).toList()) {
      Report.Load load = Report.Load.of(run.manifest());
      ObjectNode entry =
          json.addObject()
              .put("runId", run.manifest().runId())
              .put("started", run.started().toString())
              .put("state", run.inWords())
              .putPOJO("rows", Report.Rows.of(run.manifest()));
      if (load != null) {
        entry.putPOJO("load", load);
      }
      entry.putPOJO("seconds", Report.seconds(run.manifest()));
    }
    if (runs.size() < all) {
      json.addObject().put("notRead", all - runs.size());
    }
    return json.toString();
  }
}
