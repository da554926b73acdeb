package org.therapeuticlocator.pipeline.report;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.therapeuticlocator.row.Issue;
import org.therapeuticlocator.row.Reason;

/** A few rows for every reason and flag that a run met. */
public record Examples(Map<Reason, List<Example>> rejects, Map<Issue, List<Example>> flags) {
  /** No examples. */
  public static Examples none() {
    return new Examples(new EnumMap<>(Reason.class), new EnumMap<>(Issue.class));
  }
}
