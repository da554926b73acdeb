package org.therapeuticlocator.row.field;

import org.jspecify.annotations.Nullable;

/** Reads {@code courses_available}. Rule: docs/cleaning-rules.md, "Fields". */
public final class CoursesAvailable {
  private static final int MOST_DIGITS = 9;

  private CoursesAvailable() {}

  /** A whole number without leading zeros, {@code null} for what is none. */
  public static @Nullable String parse(String text) {
    int digits = Digits.leading(text);
    boolean whole = digits == text.length() || isPointAndZeros(text, digits);
    return digits > 0 && digits <= MOST_DIGITS && whole
        ? Integer.toString(Integer.parseInt(text, 0, digits, 10))
        : null;
  }

  private static boolean isPointAndZeros(String text, int start) {
    return text.charAt(start) == '.' && text.substring(start + 1).replace("0", "").isEmpty();
  }
}
