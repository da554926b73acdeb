package org.therapeuticlocator.pipeline.report;

import java.util.List;
import java.util.Map;
import org.therapeuticlocator.row.Issue;
import org.therapeuticlocator.row.Reason;

/**
 * A few rows for every reason and flag that a run met, by file and line. Flagged rows are those
 * that were read: one may have lost to a later row of its id, but there are never more than kept
 * rows.
 */
public record Examples(Map<Reason, List<Example>> rejects, Map<Issue, List<Example>> flags) {
  /** No examples. */
  public static final Examples NONE = new Examples(Map.of(), Map.of());
}
