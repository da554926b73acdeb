package org.therapeuticlocator.row.field;

import org.jspecify.annotations.Nullable;

/**
 * Reads {@code national_drug_code}: labeler, product and package, of which the 10-digit forms each
 * lack a zero. Rule: docs/cleaning-rules.md, "Fields".
 */
public final class NationalDrugCode {
  private static final int DIGITS = 11;

  private NationalDrugCode() {}

  /** Eleven digits written {@code 00069-1085-30}, {@code null} for what is no such code. */
  public static @Nullable String parse(String text) {
    int first = text.indexOf('-');
    if (first < 0) {
      return text.length() == DIGITS && Digits.only(text, 0, DIGITS)
          ? join(text.substring(0, 5), text.substring(5, 9), text.substring(9))
          : null;
    }
    int second = text.indexOf('-', first + 1);
    if (second < 0
        || !Digits.only(text, 0, first)
        || !Digits.only(text, first + 1, second)
        || !Digits.only(text, second + 1, text.length())) {
      return null;
    }
    String labeler = text.substring(0, first);
    String product = text.substring(first + 1, second);
    String packaging = text.substring(second + 1);
    return switch (labeler.length() * 100 + product.length() * 10 + packaging.length()) {
      case 442 -> join("0" + labeler, product, packaging);
      case 532 -> join(labeler, "0" + product, packaging);
      case 541 -> join(labeler, product, "0" + packaging);
      case 542 -> text;
      default -> null;
    };
  }

  private static String join(String labeler, String product, String packaging) {
    return labeler + "-" + product + "-" + packaging;
  }
}
