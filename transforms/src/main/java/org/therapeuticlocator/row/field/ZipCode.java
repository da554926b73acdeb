package org.therapeuticlocator.row.field;

import org.jspecify.annotations.Nullable;

/**
 * Reads {@code zip}. Spreadsheets drop leading zeros and add {@code .0}, so three digits are a
 * whole code of Puerto Rico. Rule: docs/cleaning-rules.md, "Fields".
 *
 * @param zipCode five digits
 * @param zip4 the four digits after the hyphen, {@code null} when they are not exactly that
 */
public record ZipCode(String zipCode, @Nullable String zip4) {

  /** {@code null} for what is no ZIP code. */
  public static @Nullable ZipCode parse(String text) {
    int digits = Digits.leading(text);
    if (digits == 9 && text.length() == 9) {
      return new ZipCode(text.substring(0, 5), text.substring(5));
    }
    if (digits < 3 || digits > 5) {
      return null;
    }
    if (text.length() == digits) {
      return new ZipCode(pad(text), null);
    }
    String zipCode = pad(text.substring(0, digits));
    if (text.charAt(digits) == '-') {
      int start = digits + 1;
      boolean four = text.length() == start + 4 && Digits.only(text, start, text.length());
      return new ZipCode(zipCode, four ? text.substring(start) : null);
    }
    return text.startsWith(".0", digits) && text.length() == digits + 2
        ? new ZipCode(zipCode, null)
        : null;
  }

  private static String pad(String digits) {
    return digits.length() == 5 ? digits : "0".repeat(5 - digits.length()) + digits;
  }
}
