package org.therapeuticlocator.row;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads texts of one record each, RFC 4180 as commons-csv has it. The only reading of CSV here.
 *
 * <p>Not for several threads at once. Rule: docs/cleaning-rules.md, "Rows".
 */
final class CsvReader {
  static final CSVFormat FORMAT = CSVFormat.RFC4180;

  private final OneLine line = new OneLine();
  private Iterator<CSVRecord> records = parse(line);

  /**
   * The values of the one record that {@code text} is; an empty text is one empty value.
   *
   * @throws MalformedCsvException unless it is exactly one record
   */
  List<String> read(String text) throws MalformedCsvException {
    if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
      return readLines(text);
    }
    // A parser of its own for each line would cost more than the reading: it has an 8K buffer.
    line.set(text);
    try {
      return List.of(records.next().values());
    } catch (UncheckedIOException e) {
      records = parse(line);
      throw malformed(e);
    }
  }

  /** Line breaks may stand inside quotes; outside they would make a second record. */
  private static List<String> readLines(String text) throws MalformedCsvException {
    try {
      Iterator<CSVRecord> records = parse(new StringReader(text));
      List<String> values = List.of(records.next().values());
      if (records.hasNext()) {
        throw new MalformedCsvException("More than one record");
      }
      return values;
    } catch (UncheckedIOException e) {
      throw malformed(e);
    }
  }

  private static Iterator<CSVRecord> parse(Reader reader) {
    try {
      return FORMAT.parse(reader).iterator();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MalformedCsvException malformed(UncheckedIOException e) {
    return new MalformedCsvException(String.valueOf(e.getMessage()));
  }

  /** Hands out a line with a line feed, then says that the file ends, until the next is set. */
  private static final class OneLine extends Reader {
    private String text = "";
    private int at;

    void set(String text) {
      this.text = text;
      this.at = 0;
    }

    @Override
    public int read(char[] buffer, int offset, int length) {
      int left = text.length() - at;
      if (left < 0) {
        return -1;
      }
      int copied = Math.min(left, length);
      text.getChars(at, at + copied, buffer, offset);
      at += copied;
      if (copied < length) {
        buffer[offset + copied++] = '\n';
        at++;
      }
      return copied;
    }

    @Override
    public void close() {}
  }
}
