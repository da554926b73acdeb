package org.therapeuticlocator.row;

import org.jspecify.annotations.Nullable;

/**
 * Why a row was rejected. The first that applies, in this order, is the reason. Rule:
 * docs/cleaning-rules.md, "Rows".
 */
public enum Reason {
  /** A quote is left open, or something stands between a closing quote and the next comma. */
  MALFORMED_CSV(
      null,
      "The line is not one CSV record.",
      "Close every quote, double quotes inside quoted values,"
          + " and leave nothing between a closing quote and the comma."
          + " If values contain line breaks, run with --multiline=true."),
  /** The row has more or fewer values than its file's header has names. */
  WRONG_FIELD_COUNT(
      null,
      "The number of values differs from the header's.",
      "Put values that contain commas in quotes, and write a comma for each empty value."),
  /** Every value is the name of its column: a file was pasted into a file. */
  REPEATED_HEADER(
      null, "The row repeats the header.", "Nothing is lost; remove the line to lose the reject."),
  /** provider_name is blank, so the row names nobody. */
  MISSING_PROVIDER_NAME(
      Column.PROVIDER_NAME, "The row has no provider_name.", "Fill in provider_name."),
  /** state_code is blank, or none that the post office knows. */
  UNKNOWN_STATE(
      Column.STATE_CODE,
      "state_code is not one of the 50 states, DC, PR, VI, GU, AS, MP, FM, MH, PW, AA, AE, AP.",
      "Write the two letters of the postal service, such as TX."),
  /** Neither national_drug_code nor order_label says which product the row is about. */
  MISSING_PRODUCT(
      Column.NATIONAL_DRUG_CODE,
      "The row has neither a readable national_drug_code nor an order_label.",
      "Fill in order_label, or national_drug_code such as 00069-1085-30."),
  /** The item would be larger than DynamoDB takes. */
  TOO_LARGE(
      null, "The item would be larger than 400 KB (409,600 bytes).", "Shorten the longest value.");

  private final @Nullable Column column;
  private final String meaning;
  private final String remedy;

  Reason(@Nullable Column column, String meaning, String remedy) {
    this.column = column;
    this.meaning = meaning;
    this.remedy = remedy;
  }

  /** The column to blame, {@code null} when it is the row as a whole. */
  public @Nullable Column column() {
    return column;
  }

  /** One sentence for readers of the report: what is wrong. */
  public String meaning() {
    return meaning;
  }

  /** One sentence for readers of the report: what makes the row acceptable. */
  public String remedy() {
    return remedy;
  }
}
