package org.therapeuticlocator.transforms;

import org.therapeuticlocator.row.SnapshotLine;

/**
 * An update with the values of both sides, and its line: {@code
 * {"id":"…","before":{…},"after":{…}}}.
 *
 * @param before what the destination has, as a snapshot line
 * @param after what the snapshot has
 */
public record BeforeAfter(String before, String after) {
  private static final String BEFORE = "\",\"before\":";
  // Inside a line's values quotes are escaped, so this stands nowhere else.
  private static final String AFTER = ",\"after\":";

  String line() {
    return "{\"id\":\"" + SnapshotLine.id(after) + BEFORE + before + AFTER + after + '}';
  }

  /** What {@link #line} wrote. */
  public static BeforeAfter parse(String line) {
    int before = line.indexOf(BEFORE);
    int after = line.indexOf(AFTER);
    if (before < 0 || after < before) {
      throw new IllegalArgumentException("Not an update: " + line);
    }
    return new BeforeAfter(
        line.substring(before + BEFORE.length(), after),
        line.substring(after + AFTER.length(), line.length() - 1));
  }
}
