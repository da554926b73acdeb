package org.therapeuticlocator.row.field;

import org.jspecify.annotations.Nullable;

/**
 * Reads {@code npi}, the National Provider Identifier. Source: CMS, NPI check digit (Luhn over
 * 80840, the prefix of US health cards, and the ten digits). Rule: docs/cleaning-rules.md,
 * "Fields".
 */
public final class Npi {
  private static final int DIGITS = 10;

  /** What the digits 80840 add to the sum of every NPI. */
  private static final int PREFIX_SUM = 24;

  private Npi() {}

  /** Ten digits, {@code null} for what is no NPI. */
  public static @Nullable String parse(String text) {
    String digits = text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    return digits.length() == DIGITS && Digits.only(digits, 0, DIGITS) && passesLuhn(digits)
        ? digits
        : null;
  }

  private static boolean passesLuhn(String digits) {
    int sum = PREFIX_SUM;
    for (int i = 0; i < DIGITS; i++) {
      int digit = digits.charAt(i) - '0';
      // Every second digit counts twice, the last, which is the check digit, once.
      int counted = i % 2 == 0 ? 2 * digit : digit;
      sum += counted > 9 ? counted - 9 : counted;
    }
    return sum % 10 == 0;
  }
}
