package org.therapeuticlocator.transforms;

import java.io.Serializable;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.therapeuticlocator.row.Issue;

/** Of flagged rows the first few of each flag: the same in whatever order they are added. */
public final class FlagExamples {
  /** A kept row with one of its flags. */
  public record FlaggedRow(Issue issue, RawRow row) implements Serializable {}

  private static final int OF_EACH = 3;
  // What is to be looked at; Flink cannot group what is larger than a sort buffer.
  private static final int LONGEST = 64 << 10;
  // By text, then by place, so that they do not depend on who read them.
  private static final Comparator<FlaggedRow> ORDER =
      Comparator.comparing((FlaggedRow flagged) -> flagged.row().text())
          .thenComparing(flagged -> flagged.row().file())
          .thenComparing(
              flagged -> flagged.row().lineNumber(),
              Comparator.nullsFirst(Comparator.naturalOrder()));

  private final Map<Issue, TreeSet<FlaggedRow>> byIssue = new EnumMap<>(Issue.class);

  /** Keeps the row if it is among the first of its flag, and not too long to be looked at. */
  public void add(FlaggedRow flagged) {
    if (flagged.row().text().length() > LONGEST) {
      return;
    }
    TreeSet<FlaggedRow> examples =
        byIssue.computeIfAbsent(flagged.issue(), issue -> new TreeSet<>(ORDER));
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
