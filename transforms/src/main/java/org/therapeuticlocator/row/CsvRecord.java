package org.therapeuticlocator.row;

import java.util.List;

/** One CSV record as text, without its line end. Rule: docs/cleaning-rules.md, "Rows". */
public final class CsvRecord {
  private CsvRecord() {}

  /**
   * The values of the one record that {@code text} is; an empty text is one empty value.
   *
   * @throws MalformedCsvException unless it is exactly one record
   */
  public static List<String> parse(String text) throws MalformedCsvException {
    return new CsvReader().read(text);
  }

  /** The record that reads as {@code values} again; quotes only where they might be needed. */
  public static String format(List<String> values) {
    return CsvReader.FORMAT.format(values.toArray());
  }
}
