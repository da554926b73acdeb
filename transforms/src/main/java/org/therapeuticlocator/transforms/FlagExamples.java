package org.therapeuticlocator.transforms;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.therapeuticlocator.row.Issue;

/** Of flagged rows the first few of each flag: the same in whatever order they are added. */
public final class FlagExamples {
  private static final int OF_EACH = 3;

  private final Map<Issue, TreeSet<FlaggedRow>> byIssue = new EnumMap<>(Issue.class);

  /** Keeps the row if it is among the first of its flag. */
  public void add(FlaggedRow flagged) {
    TreeSet<FlaggedRow> examples =
        byIssue.computeIfAbsent(flagged.issue(), issue -> new TreeSet<>(FlaggedRow.ORDER));
    examples.add(flagged);
    if (examples.size() > OF_EACH) {
      examples.pollLast();
    }
  }

  /** Those that were kept, by flag and in their order. */
  public List<FlaggedRow> rows() {
    return byIssue.values().stream().flatMap(Set::stream).toList();
  }
}
