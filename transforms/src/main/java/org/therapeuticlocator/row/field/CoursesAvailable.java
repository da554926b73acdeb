package org.therapeuticlocator.row.field;

import org.jspecify.annotations.Nullable;

/** Reads {@code courses_available}. Rule: docs/cleaning-rules.md, "Fields". */
public final class CoursesAvailable {
  private static final int MOST_DIGITS = 9;

  private CoursesAvailable() {}

  /** A whole number without leading zeros, {@code null} for what is none. */
  public static @Nullable String parse(String text) {
    int digits = Digits.leading(text);
    if (digits == 0 || digits > MOST_DIGITS || !isNothingOrPointAndZeros(text, digits)) {
      return null;
    }
    int start = 0;
    while (start < digits - 1 && text.charAt(start) == '0') {
      start++;
    }
    return text.substring(start, digits);
  }

  private static boolean isNothingOrPointAndZeros(String text, int start) {
    if (start == text.length()) {
      return true;
    }
    if (text.charAt(start) != '.') {
      return false;
    }
    for (int i = start + 1; i < text.length(); i++) {
      if (text.charAt(i) != '0') {
        return false;
      }
    }
    return true;
  }
}
