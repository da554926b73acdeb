package org.therapeuticlocator.transforms;

import java.util.Locale;
import org.therapeuticlocator.row.SnapshotLine;

/**
 * What has to be done to one item, and its line in {@code changes/}: {@code
 * {"id":"…","change":"insert"|"update"|"delete","item":{…}}}, the item being the snapshot line,
 * absent where it is deleted.
 */
public enum Change {
  /** The table does not have the item. */
  INSERT,
  /** The table has the item otherwise. */
  UPDATE,
  /** The table has an item of ours that the snapshot has not. */
  DELETE;

  private static final String ITEM = ",\"item\":";

  /** The word for it in a change line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The line that puts the item of {@code snapshotLine}. */
  String put(String snapshotLine) {
    return start(SnapshotLine.id(snapshotLine)) + ITEM + snapshotLine + '}';
  }

  /** The line that deletes the item with {@code id}, which is a hash of ours. */
  static String delete(String id) {
    return DELETE.start(id) + '}';
  }

  private String start(String id) {
    return "{\"id\":\"" + id + "\",\"change\":\"" + label() + '"';
  }

  /** The id of a change line. */
  public static String id(String changeLine) {
    return SnapshotLine.id(changeLine);
  }

  /** What a change line does: {@code insert}, {@code update} or {@code delete}. */
  public static String kind(String changeLine) {
    int end = afterChange(changeLine) - 1;
    return changeLine.substring(changeLine.lastIndexOf('"', end - 1) + 1, end);
  }

  /** Whether a change line deletes; else {@link #item} has what to put. */
  public static boolean isDelete(String changeLine) {
    // The line's own keys come first, so nothing inside the item can stand here.
    return !changeLine.startsWith(ITEM, afterChange(changeLine));
  }

  /** The snapshot line of the item to put. */
  public static String item(String changeLine) {
    return changeLine.substring(afterChange(changeLine) + ITEM.length(), changeLine.length() - 1);
  }

  private static int afterChange(String changeLine) {
    int change = changeLine.indexOf("\"change\":\"") + "\"change\":\"".length();
    return changeLine.indexOf('"', change) + 1;
  }
}
