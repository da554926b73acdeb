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

  /** {@code figures} are those of report.json, {@code all} what each is a part of. */
  static List<ExampleGroup> of(
      String figures, List<Examples.Finding> findings, long all, RunFacts facts) {
    return findings.stream()
        .map(
            finding ->
                new ExampleGroup(
                    figures + '.' + finding.name(),
                    finding,
                    Numbers.percent(finding.count(), all),
                    ExampleTable.of(finding.examples(), facts),
                    ExampleTable.raw(finding.examples())))
        .toList();
  }

  /** How many examples there are; null for none. */
  @Nullable Long shown() {
    return finding.examples().isEmpty() ? null : (long) finding.examples().size();
  }
}
