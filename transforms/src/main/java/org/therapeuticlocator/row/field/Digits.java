package org.therapeuticlocator.row.field;

/** Digits 0-9; those of other scripts are none. */
final class Digits {
  private Digits() {}

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** How many stand at the beginning. */
  static int leading(String text) {
    int count = 0;
    while (count < text.length() && isDigit(text.charAt(count))) {
      count++;
    }
    return count;
  }

  /** Whether there is nothing else from {@code start} to before {@code end}. */
  static boolean only(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
