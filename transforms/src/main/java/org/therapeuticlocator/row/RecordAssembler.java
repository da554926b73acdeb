package org.therapeuticlocator.row;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Joins lines to records that may span them. A record that turns out malformed, whether a quote is
 * still open at the end or after {@link #MAX_CHARACTERS}, or something stands after a closing one,
 * makes its first line alone malformed, and reading goes on at the next line. Takes time linear in
 * the lines' characters, and keeps no more lines than a record may have characters.
 *
 * <p>Rule: docs/cleaning-rules.md, "Records that span lines".
 */
public final class RecordAssembler implements Iterator<PhysicalRecord> {
  /** Unicode characters of one record, line ends included. */
  public static final int MAX_CHARACTERS = 1_048_576;

  private enum State {
    VALUE_START,
    UNQUOTED,
    QUOTED,
    /** A quote within quotes: the closing one, or the first of two. */
    QUOTE_SEEN,
    QUOTE_CLOSED,
    MALFORMED
  }

  /**
   * What a line does to a record.
   *
   * @param end the state in which it leaves the record
   * @param open its characters up to the last one within quotes
   */
  private record Scan(State end, int open) {}

  /**
   * A line that ends whatever record reaches it with a quote open: where that one began does not
   * matter, so each line is read once for all of them.
   *
   * @param before characters of all lines before it
   */
  private record LastLine(long number, long before, Scan scan) {}

  private final Iterator<String> source;
  private final int maxCharacters;

  // Read, but not yet part of a record that was handed out.
  private final Deque<String> lines = new ArrayDeque<>();
  private @Nullable LastLine ahead;
  private long lineNumber;
  private long nextRead;
  // Of all lines before lineNumber, and of all before nextRead.
  private long charactersTaken;
  private long charactersRead;

  /**
   * Reads no line before it is needed.
   *
   * @param linesWithEnds lines that each keep their own end: LF, CR or CRLF, none at the file's end
   * @param firstLineNumber of the first of them
   */
  public RecordAssembler(Iterator<String> linesWithEnds, long firstLineNumber) {
    this(linesWithEnds, firstLineNumber, MAX_CHARACTERS);
  }

  RecordAssembler(Iterator<String> linesWithEnds, long firstLineNumber, int maxCharacters) {
    this.source = linesWithEnds;
    this.maxCharacters = maxCharacters;
    this.lineNumber = firstLineNumber;
    this.nextRead = firstLineNumber;
  }

  @Override
  public boolean hasNext() {
    return !lines.isEmpty() || source.hasNext();
  }

  @Override
  public PhysicalRecord next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    if (lines.isEmpty()) {
      read();
    }
    Scan first = scan(lines.element(), State.VALUE_START);
    if (first.open >= maxCharacters) {
      return take(1, true);
    }
    if (first.end != State.QUOTED) {
      return take(1, first.end == State.MALFORMED);
    }
    LastLine last = lastLine();
    if (last == null
        || last.scan.end == State.MALFORMED
        || last.before - charactersTaken + last.scan.open >= maxCharacters) {
      return take(1, true);
    }
    return take((int) (last.number - lineNumber) + 1, false);
  }

  /** Where the record ends whose first line leaves a quote open; null where that is too far. */
  private @Nullable LastLine lastLine() {
    if (ahead != null && ahead.number <= lineNumber) {
      ahead = null;
    }
    while (ahead == null && charactersRead - charactersTaken < maxCharacters && source.hasNext()) {
      long before = charactersRead;
      Scan scan = scan(read(), State.QUOTED);
      if (scan.end != State.QUOTED) {
        ahead = new LastLine(nextRead - 1, before, scan);
      }
    }
    return ahead;
  }

  private String read() {
    String line = source.next();
    lines.add(line);
    nextRead++;
    charactersRead += line.codePointCount(0, line.length());
    return line;
  }

  private static Scan scan(String line, State start) {
    State state = start;
    int end = CsvRecord.withoutEnd(line).length();
    int open = 0;
    for (int i = 0; i < end && state != State.MALFORMED; i++) {
      state = next(state, line.charAt(i));
      if (state == State.QUOTED) {
        open = i + 1;
      }
    }
    if (state == State.QUOTED) {
      open = line.length();
    }
    return new Scan(state, line.codePointCount(0, open));
  }

  /** As commons-csv reads. */
  private static State next(State state, char c) {
    return switch (state) {
      case VALUE_START -> c == '"' ? State.QUOTED : c == ',' ? State.VALUE_START : State.UNQUOTED;
      case UNQUOTED -> c == ',' ? State.VALUE_START : State.UNQUOTED;
      case QUOTED -> c == '"' ? State.QUOTE_SEEN : State.QUOTED;
      case QUOTE_SEEN -> c == '"' ? State.QUOTED : afterQuote(c);
      case QUOTE_CLOSED -> afterQuote(c);
      case MALFORMED -> State.MALFORMED;
    };
  }

  private static State afterQuote(char c) {
    if (c == ',') {
      return State.VALUE_START;
    }
    return Character.isWhitespace(c) ? State.QUOTE_CLOSED : State.MALFORMED;
  }

  private PhysicalRecord take(int count, boolean malformed) {
    long first = lineNumber;
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      String line = lines.remove();
      charactersTaken += line.codePointCount(0, line.length());
      text.append(line);
    }
    lineNumber += count;
    return new PhysicalRecord(first, CsvRecord.withoutEnd(text.toString()), malformed);
  }
}
