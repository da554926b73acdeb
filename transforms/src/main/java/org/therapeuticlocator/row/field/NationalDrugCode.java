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
    String[] parts = text.split("-", -1);
    for (String part : parts) {
      if (!Digits.only(part, 0, part.length())) {
        return null;
      }
    }
    if (parts.length != 3) {
      return text.length() == DIGITS && parts.length == 1
          ? join(text.substring(0, 5), text.substring(5, 9), text.substring(9))
          : null;
    }
    String labeler = parts[0];
    String product = parts[1];
    String packaging = parts[2];
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
