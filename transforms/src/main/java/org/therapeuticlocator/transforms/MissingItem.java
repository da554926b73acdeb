package org.therapeuticlocator.transforms;

import java.util.HashMap;
import java.util.Map;
import org.therapeuticlocator.row.SnapshotLine;

/**
 * An item of ours that the snapshot no longer has, as a line of {@code stale/}: {@code
 * {"id":"…","since":"2024-04-12T03:15:00Z"}}.
 *
 * @param since when the first run began that missed it, ISO-8601, UTC
 */
record MissingItem(String id, String since) {
  private static final String SINCE = "\",\"since\":\"";

  /** Without a line end. */
  String line() {
    return "{\"id\":\"" + id + SINCE + since + "\"}";
  }

  static MissingItem parse(String line) {
    int since = line.indexOf(SINCE) + SINCE.length();
    return new MissingItem(SnapshotLine.id(line), line.substring(since, line.indexOf('"', since)));
  }

  /** Since when items are missing, by id. */
  static Map<String, String> sinceById(Iterable<byte[]> blocks) {
    Map<String, String> since = new HashMap<>();
    for (byte[] block : blocks) {
      for (String line : LineBlock.lines(block)) {
        MissingItem item = parse(line);
        since.put(item.id(), item.since());
      }
    }
    return since;
  }
}
