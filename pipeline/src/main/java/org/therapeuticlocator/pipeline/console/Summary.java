package org.therapeuticlocator.pipeline.console;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.options.ShellCommand;
import org.therapeuticlocator.pipeline.report.Examples;
import org.therapeuticlocator.pipeline.report.Examples.Example;
import org.therapeuticlocator.pipeline.report.LoadFigures;
import org.therapeuticlocator.pipeline.report.Report;
import org.therapeuticlocator.pipeline.report.RunFacts;
import org.therapeuticlocator.pipeline.run.FileEntry;
import org.therapeuticlocator.pipeline.run.RunFolder;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.text.Numbers;
import org.therapeuticlocator.pipeline.text.Visible;

/**
 * The last thing on the screen: a headline, figures that add up, examples, where everything lies,
 * and what to type next. 80 columns wide but for addresses and commands.
 *
 * @param unitsPerSecond the limit of writing; 0 for none
 * @param s3Endpoint null: AWS itself
 * @param command the one that was typed, endpoints included
 * @param report local folder for the report; null: none
 * @param log where the libraries' messages are; null: nowhere
 */
public record Summary(
    RunFacts run,
    double unitsPerSecond,
    @Nullable String s3Endpoint,
    ShellCommand command,
    @Nullable String report,
    @Nullable Path log) {
  private static final int WIDTH = 80;
  private static final int PLACE_WIDTH = 44;
  private static final int SHOWN_OF_EACH = 3;
  private static final String INDENT = "      ";

  private static final String MENDABLE = RunFolder.REJECTED + "rows-";

  /** The summary, line by line. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    Stream.of(wrapped(run.headline() + '.'), figures(), examples(), places(), nextSteps())
        .filter(block -> !block.isEmpty())
        .forEach(
            block -> {
              lines.add("");
              lines.addAll(block);
            });
    return lines;
  }

  private static List<String> wrapped(String text) {
    return Visible.lines(text, "", WIDTH);
  }

  /** The equations of the run, what it cost and how long it took. */
  List<String> figures() {
    List<String> lines = new ArrayList<>();
    Report.Rows rows = run.report().rows();
    if (run.manifest().isDone(Stage.TRANSFORM)) {
      lines.add(
          Numbers.format(
              "%,d read = %,d blank + %,d rejected + %,d duplicate + %,d kept",
              rows.read(), rows.blank(), rows.rejected(), rows.duplicate(), rows.kept()));
    }
    LoadFigures load = run.load();
    if (load != null) {
      Long written = load.counts().writeUnits();
      Double read = load.counts().readUnits();
      lines.add(
          Numbers.format(
              "%,d kept = %s + %s + %s",
              rows.kept(), load.inserted(), load.updated(), load.unchanged()));
      lines.add(
          load.stale()
              + ", "
              + load.deleted()
              + ", "
              + load.foreign()
              + (written == null || read == null
                  ? ""
                  : Numbers.format("; %,d write units, %,.0f read units", written, read)));
      String time =
          written == null || unitsPerSecond == 0 || load.isLoaded()
              ? ""
              : Numbers.format(
                  "the load would take %.1f minutes at %,.0f units a second",
                  written / unitsPerSecond / 60, unitsPerSecond);
      String between = run.cost().isEmpty() || time.isEmpty() ? "" : "; ";
      lines.addAll(wrapped(run.cost() + between + time));
    }
    Map<String, Double> seconds = run.report().seconds();
    if (!seconds.isEmpty()) {
      List<String> times = new ArrayList<>();
      seconds.forEach((stage, took) -> times.add(Numbers.format("%s %.1f s", stage, took)));
      double all = seconds.values().stream().mapToDouble(s -> s).sum();
      lines.addAll(wrapped(Numbers.format("%.1f s: %s", all, String.join(", ", times))));
    }
    return lines;
  }

  /** What was rejected and flagged: how often, where for example, and what would be accepted. */
  List<String> examples() {
    List<String> lines = new ArrayList<>();
    Examples examples = run.examples();
    examples.rejected(run.report()).forEach(finding -> add(lines, "rejected", finding));
    examples.flagged(run.report()).forEach(finding -> add(lines, "flagged", finding));
    return lines;
  }

  private static void add(List<String> lines, String what, Examples.Finding finding) {
    lines.add(Numbers.format("  %s %s: %,d", what, finding.name(), finding.count()));
    List<Example> shown = finding.examples().stream().limit(SHOWN_OF_EACH).toList();
    shown.forEach(example -> lines.add(line(example)));
    String more =
        shown.isEmpty() || shown.size() == finding.count()
            ? ""
            : Numbers.format("%,d of %,d shown. ", shown.size(), finding.count());
    String advice = Objects.requireNonNullElse(finding.remedy(), finding.meaning());
    lines.addAll(Visible.lines(more + advice, INDENT, WIDTH));
  }

  /** {@code file:line value}; the row where no column is to blame. */
  private static String line(Example example) {
    String file = example.file() == null ? "(file not known)" : example.file();
    String number = example.lineNumber() == null ? "" : ":" + example.lineNumber();
    String place = INDENT + Visible.end(file, PLACE_WIDTH - number.length()) + number + "  ";
    String value = example.column() == null ? example.line() : example.value();
    return place
        + (value == null || value.isBlank()
            ? "(no value)"
            : Visible.start(value, WIDTH - place.length()));
  }

  /** An address is never broken. */
  private List<String> places() {
    List<String> lines = new ArrayList<>();
    for (RunFacts.Place place : run.places()) {
      if (!place.label().isEmpty()) {
        lines.add(labelled(place.label(), place.address()));
      }
    }
    if (report != null) {
      lines.add(labelled("", Path.of(report, RunFolder.REPORT_HTML)));
    }
    if (log != null) {
      lines.add(labelled("Log", log));
    }
    return lines;
  }

  private static String labelled(String label, Object address) {
    return Numbers.format("%-10s%s", label, address);
  }

  /** A failed run's next command stands beside what failed. */
  private List<String> nextSteps() {
    List<String> lines = new ArrayList<>();
    if (run.outcome().isWell()) {
      if (run.next() != null) {
        lines.add(run.next() + ':');
        lines.add("  " + run.outcome().goOn());
      }
      // Where the run was stopped the whole input is to be mended, not the rejected rows alone.
      if (run.report().rows().rejected() > 0) {
        lines.addAll(mending());
      }
    }
    return lines;
  }

  private List<String> mending() {
    List<FileEntry> files = run.manifest().done(Stage.TRANSFORM).files(MENDABLE);
    if (files.isEmpty()) {
      return wrapped(
          "The rejected lines are in unparsed.txt of the rejects. Mend them in the input, then"
              + " load it again.");
    }
    List<String> lines =
        new ArrayList<>(
            wrapped(
                "To load the rejected rows, copy them, mend their cells and load the copy, but"
                    + " never with --staleRows=delete: it is not the whole list."));
    String endpoint = s3Endpoint == null ? "" : "--endpoint-url " + s3Endpoint + ' ';
    ShellCommand reload =
        command.without("--runId", "--dryRun", "--stages", "--staleRows", "--report", "--json");
    for (FileEntry file : files) {
      String name = file.name().substring(RunFolder.REJECTED.length());
      lines.add("  aws " + endpoint + "s3 cp " + run.folder() + file.name() + " .");
      lines.add("  " + reload.with("--input", name));
    }
    return lines;
  }
}
