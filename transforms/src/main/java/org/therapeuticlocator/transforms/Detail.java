package org.therapeuticlocator.transforms;

import java.io.Serializable;

/**
 * Of which items at the destination more is read than whether they differ. It goes by the start of
 * an id, which is a hash, so the same items are a fair sample wherever they are read.
 *
 * @param hashed items carry {@link AttributeHashes} where their id starts below this, of 2^32
 * @param whole items carry all their values where it starts below this, which is no more
 */
public record Detail(long hashed, long whole) implements Serializable {
  /** For who only asks which items differ. */
  public static final Detail NONE = new Detail(0, 0);

  private static final long ALL = 1L << 32;
  private static final int DIGITS = 8;
  private static final int HEXADECIMAL = 16;

  private static final long MOST_ITEMS_ALL_HASHED = 1_000_000;
  private static final int HASHED_OF_MORE = 8;
  private static final long ITEMS_WHOLE = 2_000;
  // Others would not be shown whole anyway, and so there is a limit to what is held of all.
  private static final int LONGEST_WHOLE = 4_096;

  /** Hashes of all items, or of one in eight where there are more than a million of them. */
  public static Detail forItems(long items) {
    return new Detail(
        items > MOST_ITEMS_ALL_HASHED ? ALL / HASHED_OF_MORE : ALL,
        items <= ITEMS_WHOLE ? ALL : ALL / items * ITEMS_WHOLE);
  }

  /** Whether some items carry hashes and others do not. */
  public boolean isSample() {
    return hashed > 0 && hashed < ALL;
  }

  boolean hasHashes(String id) {
    return start(id) < hashed;
  }

  boolean hasValues(String id, String line) {
    return line.length() <= LONGEST_WHOLE && start(id) < whole;
  }

  /** The first digits as a number; beyond all for what is no id of ours. */
  private static long start(String id) {
    long start = 0;
    for (int i = 0; i < DIGITS; i++) {
      int digit = i < id.length() ? Character.digit(id.charAt(i), HEXADECIMAL) : -1;
      if (digit < 0) {
        return ALL;
      }
      start = start * HEXADECIMAL + digit;
    }
    return start;
  }
}
