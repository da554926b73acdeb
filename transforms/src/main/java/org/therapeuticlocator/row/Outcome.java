package org.therapeuticlocator.row;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a row became: exactly one of these. */
public sealed interface Outcome permits Outcome.Kept, Outcome.Blank, Outcome.Rejected {
  /** A row that can be identified; fields that could not be read are flagged. */
  record Kept(Provider provider) implements Outcome {}

  /** A row without any text. */
  record Blank() implements Outcome {}

  /**
   * A row that cannot be identified.
   *
   * @param column to blame, {@code null} when it is the row as a whole
   * @param value that column's cleaned text, {@code null} when absent
   * @param values all of the row's, none where it does not parse
   */
  record Rejected(
      Reason reason, @Nullable Column column, @Nullable String value, List<String> values)
      implements Outcome, Serializable {
    static Rejected of(Reason reason, @Nullable String value, List<String> values) {
      return new Rejected(reason, reason.column(), value, values);
    }
  }
}
