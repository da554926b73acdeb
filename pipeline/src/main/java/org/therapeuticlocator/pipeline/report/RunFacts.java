package org.therapeuticlocator.pipeline.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.outcome.RunOutcome;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.row.Header;

/**
 * A run that has ended, for better or worse: what its summary and its page tell.
 *
 * @param bucket its name
 * @param folder the run's, {@code s3://bucket/runs/id/}
 * @param headers of the input
 * @param ignoredColumns of the input, each once
 * @param cost of the plan, in words; empty before it is made, and where the destination has no
 *     price
 */
public record RunFacts(
    Manifest manifest,
    Report report,
    RunOutcome outcome,
    String bucket,
    String folder,
    List<Header> headers,
    List<String> ignoredColumns,
    Examples examples,
    String cost) {
  /** What came of the plan; null before it is made. */
  public @Nullable LoadFigures load() {
    return LoadFigures.of(manifest);
  }

  /** What the command does that goes on with the run; null where there is nothing left. */
  public @Nullable String next() {
    return outcome.goOn() == null ? null : outcome.next(report.dryRun());
  }
}
