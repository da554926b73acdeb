package org.therapeuticlocator.row;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a field of a kept row, sorted by name. The field is left out, except for
 * {@link #UNREADABLE_CHARACTERS}. Rule: docs/cleaning-rules.md, "Fields".
 */
public enum Issue {
  COURSES_AVAILABLE(
      Column.COURSES_AVAILABLE,
      "courses_available is a whole number of 1 to 9 digits: 17 or 17.0."),
  GEOCODED_ADDRESS(
      Column.GEOCODED_ADDRESS,
      "geocoded_address is POINT (longitude latitude) in degrees: POINT (-73.941067 40.704998)."),
  LAST_REPORT_DATE(
      Column.LAST_REPORT_DATE,
      "last_report_date is a date that exists, with or without a time of day:"
          + " 2024-04-12, 4/12/2024 or 04/12/2024 12:00:00 AM."),
  NATIONAL_DRUG_CODE(
      Column.NATIONAL_DRUG_CODE,
      "national_drug_code is 4-4-2, 5-3-2, 5-4-1 or 5-4-2 digits, or 11 without hyphens:"
          + " 0069-1085-30."),
  NPI(Column.NPI, "npi is 10 digits, of which the last is the check digit: 1396858437."),
  /** The row's other fields are kept as they are, with U+FFFD where characters were lost. */
  UNREADABLE_CHARACTERS(
      null, "Every value is UTF-8 text; U+FFFD stands where characters were lost before."),
  ZIP(Column.ZIP, "zip is 3 to 5 digits, 5 and 4 with a hyphen, or 9: 02139, 02139-4307.");

  private final @Nullable Column column;
  private final String meaning;

  Issue(@Nullable Column column, String meaning) {
    this.column = column;
    this.meaning = meaning;
  }

  /** The column that does not fit, {@code null} when it may be any. */
  public @Nullable Column column() {
    return column;
  }

  /** One sentence for readers of the report: what would be accepted. */
  public String meaning() {
    return meaning;
  }

  /** The flag of this name, {@code null} when there is none such. */
  public static @Nullable Issue named(String name) {
    return Arrays.stream(values())
        .filter(issue -> issue.name().equals(name))
        .findFirst()
        .orElse(null);
  }
}
