package org.therapeuticlocator.pipeline.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.report.Example;
import org.therapeuticlocator.pipeline.report.RunFacts;
import org.therapeuticlocator.pipeline.text.Numbers;
import org.therapeuticlocator.pipeline.text.Visible;
import org.therapeuticlocator.row.Issue;
import org.therapeuticlocator.row.Reason;

/**
 * A reason or a flag that the run met.
 *
 * @param name the enum's
 * @param remedy null for a flag, whose meaning says what would be accepted
 * @param percent of all rejects, or of the rows kept
 * @param examples how many are shown
 * @param raw lines that are not CSV
 */
record ExampleGroup(
    String name,
    String meaning,
    @Nullable String remedy,
    Figure count,
    String percent,
    long examples,
    List<ExampleTable> tables,
    List<RawLine> raw) {
  private static final int LONGEST_LINE = 400;

  /** A line that is not CSV, and where it stands. */
  record RawLine(String place, String title, String text) {}

  boolean hasExamples() {
    return examples > 0;
  }

  /** Reasons that rows were rejected for, in the order of the rules. */
  static List<ExampleGroup> rejects(RunFacts facts) {
    List<ExampleGroup> groups = new ArrayList<>();
    long all = facts.report().rows().rejected();
    for (Map.Entry<String, Long> count : facts.report().rejectedByReason().entrySet()) {
      Reason reason = Reason.valueOf(count.getKey());
      groups.add(
          of(
              Figure.rejected(reason.name(), count.getValue()),
              reason.name(),
              reason.meaning(),
              reason.remedy(),
              all,
              facts.examples().rejects().getOrDefault(reason, List.of()),
              facts));
    }
    return groups;
  }

  /** Flags that kept rows have, by name. */
  static List<ExampleGroup> flags(RunFacts facts) {
    List<ExampleGroup> groups = new ArrayList<>();
    long all = facts.report().rows().kept();
    for (Map.Entry<String, Long> count : facts.report().issuesByField().entrySet()) {
      Issue issue = Issue.valueOf(count.getKey());
      groups.add(
          of(
              Figure.flagged(issue.name(), count.getValue()),
              issue.name(),
              issue.meaning(),
              null,
              all,
              facts.examples().flags().getOrDefault(issue, List.of()),
              facts));
    }
    return groups;
  }

  private static ExampleGroup of(
      Figure count,
      String name,
      String meaning,
      @Nullable String remedy,
      long all,
      List<Example> examples,
      RunFacts facts) {
    long number = count.value().longValue();
    return new ExampleGroup(
        name,
        meaning,
        remedy,
        count,
        Numbers.percent(number, all),
        examples.size(),
        ExampleTable.of(examples, facts),
        examples.stream()
            .filter(example -> ExampleTable.values(example).isEmpty())
            .map(ExampleGroup::raw)
            .toList());
  }

  private static RawLine raw(Example example) {
    return new RawLine(
        ExampleRow.place(example),
        ExampleRow.title(example),
        Visible.cut(example.line(), LONGEST_LINE));
  }
}
