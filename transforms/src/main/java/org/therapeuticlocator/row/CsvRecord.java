package org.therapeuticlocator.row;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** One CSV record as text, without its line end. Rule: docs/cleaning-rules.md, "Rows". */
public final class CsvRecord {
  private static final CSVFormat FORMAT = CSVFormat.RFC4180;

  private CsvRecord() {}

  /** A text is not one CSV record. A value that is expected, so it carries no stack trace. */
  public static final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedException(String message) {
      super(message, null, false, false);
    }
  }

  /**
   * The values of the one record that {@code text} is; an empty text is one empty value.
   *
   * @throws MalformedException unless it is exactly one record
   */
  public static List<String> parse(String text) throws MalformedException {
    return new Parser().parse(text);
  }

  /** The record that reads as {@code values} again; quotes only where they might be needed. */
  public static String format(List<String> values) {
    return FORMAT.format(values.toArray());
  }

  /** A line without its own end: LF, CR or CRLF. */
  public static String withoutEnd(String line) {
    int length = line.length();
    if (length > 0 && line.charAt(length - 1) == '\n') {
      length--;
    }
    if (length > 0 && line.charAt(length - 1) == '\r') {
      length--;
    }
    return line.substring(0, length);
  }

  /**
   * Parses texts of one record each, RFC 4180 as commons-csv has it. The only reading of CSV here.
   * Not for several threads at once.
   */
  static final class Parser {
    private final OneLine line = new OneLine();
    private Iterator<CSVRecord> records = records(line);

    /** As {@link CsvRecord#parse}, many times over. */
    List<String> parse(String text) throws MalformedException {
      if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
        return readLines(text);
      }
      // A parser of its own for each line would cost more than the reading: it has an 8K buffer.
      line.set(text);
      try {
        return List.of(records.next().values());
      } catch (UncheckedIOException e) {
        records = records(line);
        throw malformed(e);
      }
    }

    /** Line breaks may stand inside quotes; outside they would make a second record. */
    private static List<String> readLines(String text) throws MalformedException {
      try {
        Iterator<CSVRecord> records = records(new StringReader(text));
        List<String> values = List.of(records.next().values());
        if (records.hasNext()) {
          throw new MalformedException("More than one record");
        }
        return values;
      } catch (UncheckedIOException e) {
        throw malformed(e);
      }
    }

    private static Iterator<CSVRecord> records(Reader reader) {
      try {
        return FORMAT.parse(reader).iterator();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static MalformedException malformed(UncheckedIOException e) {
      return new MalformedException(String.valueOf(e.getMessage()));
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
}
