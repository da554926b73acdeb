package org.therapeuticlocator.pipeline.report.page;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.report.Example;
import org.therapeuticlocator.pipeline.report.Report;
import org.therapeuticlocator.pipeline.report.RunFacts;
import org.therapeuticlocator.pipeline.text.Numbers;
import org.therapeuticlocator.row.Issue;
import org.therapeuticlocator.row.Reason;

/**
 * A reason or a flag that the run met.
 *
 * @param figure where its count stands in report.json
 * @param name the enum's
 * @param remedy null for a flag, whose meaning says what would be accepted
 * @param percent of all rejects, or of the rows kept
 * @param shown how many examples there are; null for none
 * @param raw lines that are not CSV
 */
record ExampleGroup(
    String figure,
    String name,
    String meaning,
    @Nullable String remedy,
    long count,
    String percent,
    @Nullable Long shown,
    List<ExampleTable> tables,
    List<ExampleTable.Row> raw) {

  /** Reasons that rows were rejected for, in the order of the rules. */
  static List<ExampleGroup> rejects(RunFacts facts) {
    Report report = facts.report();
    List<ExampleGroup> groups = new ArrayList<>();
    report
        .rejectedByReason()
        .forEach(
            (name, count) -> {
              Reason reason = Reason.valueOf(name);
              List<Example> examples = facts.examples().rejects().getOrDefault(reason, List.of());
              String percent = Numbers.percent(count, report.rows().rejected());
              groups.add(
                  of(
                      "rejectedByReason." + name,
                      name,
                      reason.meaning(),
                      reason.remedy(),
                      count,
                      percent,
                      examples,
                      facts));
            });
    return groups;
  }

  /** Flags that kept rows have, by name. */
  static List<ExampleGroup> flags(RunFacts facts) {
    Report report = facts.report();
    List<ExampleGroup> groups = new ArrayList<>();
    report
        .issuesByField()
        .forEach(
            (name, count) -> {
              Issue issue = Issue.valueOf(name);
              List<Example> examples = facts.examples().flags().getOrDefault(issue, List.of());
              String percent = Numbers.percent(count, report.rows().kept());
              groups.add(
                  of(
                      "issuesByField." + name,
                      name,
                      issue.meaning(),
                      null,
                      count,
                      percent,
                      examples,
                      facts));
            });
    return groups;
  }

  private static ExampleGroup of(
      String figure,
      String name,
      String meaning,
      @Nullable String remedy,
      long count,
      String percent,
      List<Example> examples,
      RunFacts facts) {
    return new ExampleGroup(
        figure,
        name,
        meaning,
        remedy,
        count,
        percent,
        examples.isEmpty() ? null : (long) examples.size(),
        ExampleTable.of(examples, facts),
        ExampleTable.raw(examples));
  }
}
