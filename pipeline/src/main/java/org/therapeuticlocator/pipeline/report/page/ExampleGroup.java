package org.therapeuticlocator.pipeline.report.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.report.Examples;
import org.therapeuticlocator.pipeline.report.RunFacts;
import org.therapeuticlocator.pipeline.text.Numbers;

/**
 * A reason or a flag that the run met.
 *
 * @param figure where its count stands in report.json
 * @param percent of all rejects, or of the rows kept
 * @param raw lines that are not CSV
 */
record ExampleGroup(
    String figure,
    Examples.Finding finding,
    String percent,
    List<ExampleTable> tables,
    List<ExampleTable.Row> raw) {

  static List<ExampleGroup> rejects(RunFacts facts) {
    long all = facts.report().rows().rejected();
    return facts.examples().rejected(facts.report()).stream()
        .map(finding -> of("rejectedByReason", finding, all, facts))
        .toList();
  }

  static List<ExampleGroup> flags(RunFacts facts) {
    long all = facts.report().rows().kept();
    return facts.examples().flagged(facts.report()).stream()
        .map(finding -> of("issuesByField", finding, all, facts))
        .toList();
  }

  private static ExampleGroup of(
      String figures, Examples.Finding finding, long all, RunFacts facts) {
    return new ExampleGroup(
        figures + '.' + finding.name(),
        finding,
        Numbers.percent(finding.count(), all),
        ExampleTable.of(finding.examples(), facts),
        ExampleTable.raw(finding.examples()));
  }

  /** How many examples there are; null for none. */
  @Nullable Long shown() {
    return finding.examples().isEmpty() ? null : (long) finding.examples().size();
  }
}
