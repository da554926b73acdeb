package org.therapeuticlocator.pipeline.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.therapeuticlocator.pipeline.report.Examples;
import org.therapeuticlocator.pipeline.report.Examples.Example;
import org.therapeuticlocator.pipeline.report.Report;
import org.therapeuticlocator.pipeline.text.Numbers;
import org.therapeuticlocator.pipeline.text.Visible;

/** What was rejected and flagged: how often, where for example, and what would be accepted. */
final class RejectExamples {
  /** Examples of each. */
  static final int SHOWN = 3;

  private static final String INDENT = "      ";
  private static final int PLACE_WIDTH = 44;

  private RejectExamples() {}

  static List<String> of(Report report, Examples examples) {
    List<String> lines = new ArrayList<>();
    examples.rejected(report).forEach(finding -> add(lines, "rejected", finding));
    examples.flagged(report).forEach(finding -> add(lines, "flagged", finding));
    return lines;
  }

  private static void add(List<String> lines, String what, Examples.Finding finding) {
    lines.add(Numbers.format("  %s %s: %,d", what, finding.name(), finding.count()));
    List<Example> shown = finding.examples().stream().limit(SHOWN).toList();
    shown.forEach(example -> lines.add(line(example)));
    String more =
        shown.isEmpty() || shown.size() == finding.count()
            ? ""
            : Numbers.format("%,d of %,d shown. ", shown.size(), finding.count());
    String advice = Objects.requireNonNullElse(finding.remedy(), finding.meaning());
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
