package org.therapeuticlocator.transforms;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A row as read.
 *
 * @param header index of its file's header among the run's distinct headers
 * @param text the record without its line end
 * @param file its file as the user named it; null where the reader does not know
 * @param lineNumber physical line, the header being 1; null where the reader does not know
 * @param malformed whether reading found already that it is not one CSV record
 */
public record RawRow(
    int header, String text, @Nullable String file, @Nullable Long lineNumber, boolean malformed)
    implements Serializable {
  /** A row whose place is not known. */
  public static RawRow of(int header, String text) {
    return new RawRow(header, text, null, null, false);
  }

  /** A row at its place. */
  public static RawRow at(String file, long lineNumber, int header, String text) {
    return new RawRow(header, text, file, lineNumber, false);
  }
}
