package org.therapeuticlocator.pipeline.console;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.options.ShellCommand;
import org.therapeuticlocator.pipeline.report.ChangedFields;
import org.therapeuticlocator.pipeline.report.Examples;
import org.therapeuticlocator.pipeline.report.Examples.Example;
import org.therapeuticlocator.pipeline.report.Report;
import org.therapeuticlocator.pipeline.report.RunFacts;
import org.therapeuticlocator.pipeline.run.FileEntry;
import org.therapeuticlocator.pipeline.run.RunFolder;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.text.Numbers;
import org.therapeuticlocator.pipeline.text.Templates;
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
  private static final Template TEMPLATE =
      Templates.load(Summary.class, "summary.mustache", Escapers.NONE);
  private static final int WIDTH = 80;
  private static final int PLACE_WIDTH = 44;
  private static final int SHOWN_OF_EACH = 3;
  private static final String INDENT = "      ";

  private static final String MENDABLE = RunFolder.REJECTED + "rows-";

  /** The summary, line by line. */
  public List<String> lines() {
    return TEMPLATE.execute(this).lines().toList();
  }

  /** Breaks what stands in it into lines. */
  Mustache.Lambda wrapped() {
    return (text, out) -> out.write(String.join("\n", Visible.lines(text.execute(), "", WIDTH)));
  }

  /** Makes a column of labels. */
  Mustache.Lambda padded() {
    return (label, out) -> out.write(Numbers.format("%-10s", label.execute()));
  }

  /** Null before they are counted. */
  Report.@Nullable Rows rows() {
    return run.manifest().isDone(Stage.TRANSFORM) ? run.report().rows() : null;
  }

  /** {@code ; 3 write units, 1 read unit}; empty where none are counted. */
  String units() {
    Report.Load load = run.report().load();
    return load == null || load.writeUnits() == null || load.readUnits() == null
        ? ""
        : Numbers.format(
            "; %s, %s",
            Numbers.of(load.writeUnits(), "write unit"),
            Numbers.of(Math.round(load.readUnits()), "read unit"));
  }

  /** Null where no item is updated. */
  @Nullable ChangedFields changedFields() {
    return ChangedFields.of(run.report().load());
  }

  /** The plan's dollars, and its minutes where it was not carried out; empty for neither. */
  String cost() {
    Report.Load load = run.report().load();
    Long units = load == null ? null : load.writeUnits();
    String time =
        units == null || unitsPerSecond == 0 || run.manifest().isDone(Stage.LOAD)
            ? ""
            : Numbers.format(
                "the load would take %.1f minutes at %s a second",
                units / unitsPerSecond / 60, Numbers.of(Math.round(unitsPerSecond), "unit"));
    return run.cost() + (run.cost().isEmpty() || time.isEmpty() ? "" : "; ") + time;
  }

  /** How long the run and each stage took; empty before the first is done. */
  String times() {
    Map<String, Double> seconds = run.report().seconds();
    List<String> times = new ArrayList<>();
    seconds.forEach((stage, took) -> times.add(Numbers.format("%s %.1f s", stage, took)));
    double all = seconds.values().stream().mapToDouble(s -> s).sum();
    return times.isEmpty() ? "" : Numbers.format("%.1f s: %s", all, String.join(", ", times));
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

  /** The report's local copy; null for none. */
  @Nullable String page() {
    return report == null ? null : Path.of(report, RunFolder.REPORT_HTML).toString();
  }

  boolean hasLog() {
    return log != null;
  }

  /** Null for a failed run, whose next command stands beside what failed. */
  @Nullable String next() {
    return run.outcome().isWell() ? run.next() : null;
  }

  /** Where the run was stopped the whole input is to be mended, not the rejected rows alone. */
  boolean mends() {
    return run.outcome().isWell() && run.report().rows().rejected() > 0;
  }

  /** Rejected rows that can be mended, and the command that loads them. */
  record Reload(String address, ShellCommand command) {}

  List<Reload> reloads() {
    ShellCommand reload =
        command.without("--runId", "--dryRun", "--stages", "--staleRows", "--report", "--json");
    return run.manifest().done(Stage.TRANSFORM).files(MENDABLE).stream()
        .map(FileEntry::name)
        .map(
            name ->
                new Reload(
                    run.folder() + name,
                    reload.with("--input", name.substring(RunFolder.REJECTED.length()))))
        .toList();
  }
}
