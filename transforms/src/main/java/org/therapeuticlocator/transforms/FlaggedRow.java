package org.therapeuticlocator.transforms;

import java.io.Serializable;
import java.util.Comparator;
import org.therapeuticlocator.row.Issue;

/** A kept row with one of its flags. */
public record FlaggedRow(Issue issue, RawRow row) implements Serializable {
  /** The order of examples: by text, then by place, so that they do not depend on who read them. */
  static final Comparator<FlaggedRow> ORDER =
      Comparator.comparing((FlaggedRow flagged) -> flagged.row().text())
          .thenComparing(flagged -> flagged.row().file())
          .thenComparing(
              flagged -> flagged.row().lineNumber(),
              Comparator.nullsFirst(Comparator.naturalOrder()));
}
