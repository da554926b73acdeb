package org.therapeuticlocator.pipeline.console;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.report.Example;
import org.therapeuticlocator.pipeline.report.Examples;
import org.therapeuticlocator.pipeline.report.Report;
import org.therapeuticlocator.pipeline.text.Numbers;
import org.therapeuticlocator.pipeline.text.Visible;
import org.therapeuticlocator.row.Issue;
import org.therapeuticlocator.row.Reason;

/** What was rejected and flagged: how often, where for example, and what would be accepted. */
final class RejectExamples {
  /** Examples of each. */
  static final int SHOWN = 3;

  private static final String INDENT = "      ";
  private static final int PLACE_WIDTH = 44;

  private RejectExamples() {}

  static List<String> of(Report report, Examples examples) {
    List<String> lines = new ArrayList<>();
    report
        .rejectedByReason()
        .forEach(
            (name, count) -> {
              Reason reason = Reason.valueOf(name);
              lines.add(counted("rejected", name, count));
              add(lines, examples.rejects().get(reason), count, reason.remedy());
            });
    report
        .issuesByField()
        .forEach(
            (name, count) -> {
              Issue issue = Issue.valueOf(name);
              lines.add(counted("flagged", name, count));
              add(lines, examples.flags().get(issue), count, issue.meaning());
            });
    return lines;
  }

  private static String counted(String what, String name, long count) {
    return Numbers.format("  %s %s: %,d", what, name, count);
  }

  private static void add(
      List<String> lines, @Nullable List<Example> found, long count, String advice) {
    List<Example> shown = found == null ? List.of() : found.stream().limit(SHOWN).toList();
    shown.forEach(example -> lines.add(line(example)));
    String more =
        shown.isEmpty() || shown.size() == count
            ? ""
            : Numbers.format("%,d of %,d shown. ", shown.size(), count);
    lines.addAll(Visible.lines(more + advice, INDENT, Summary.WIDTH));
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
            : Visible.start(value, Summary.WIDTH - place.length()));
  }
}
