package org.therapeuticlocator.row;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Joins lines to records that may span them. A quote still open at the end, or after {@link
 * #MAX_CHARACTERS}, makes its first line malformed, and reading goes on at the next line; so no
 * more than that and a line is kept. Text after a closing quote ends the record with its line.
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

  private final Iterator<String> source;
  // Read, but not yet part of a record that was handed out.
  private final Deque<String> lines = new ArrayDeque<>();
  private long lineNumber;

  private State state = State.VALUE_START;
  private int characters;

  /**
   * Reads no line before it is needed.
   *
   * @param linesWithEnds lines that each keep their own end: LF, CR or CRLF, none at the file's end
   * @param firstLineNumber of the first of them
   */
  public RecordAssembler(Iterator<String> linesWithEnds, long firstLineNumber) {
    this.source = linesWithEnds;
    this.lineNumber = firstLineNumber;
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
    state = State.VALUE_START;
    characters = 0;
    Iterator<String> readBefore = lines.iterator();
    for (int count = 1; readBefore.hasNext() || source.hasNext(); count++) {
      String line;
      if (readBefore.hasNext()) {
        line = readBefore.next();
      } else {
        line = source.next();
        lines.add(line);
      }
      if (!scan(line)) {
        break;
      }
      if (state != State.QUOTED) {
        return take(count, state == State.MALFORMED);
      }
    }
    return take(1, true);
  }

  /** Whether the record may go on: false as soon as a quote is open for too long. */
  private boolean scan(String line) {
    int end = lengthWithoutEnd(line);
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (!Character.isLowSurrogate(c)) {
        characters++;
      }
      if (i < end) {
        state = next(state, c);
      }
      if (state == State.QUOTED && characters >= MAX_CHARACTERS) {
        return false;
      }
    }
    return true;
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
    lineNumber += count;
    String line = lines.remove();
    if (count == 1) {
      return new PhysicalRecord(first, line.substring(0, lengthWithoutEnd(line)), malformed);
    }
    StringBuilder text = new StringBuilder(characters).append(line);
    for (int i = 2; i < count; i++) {
      text.append(lines.remove());
    }
    line = lines.remove();
    text.append(line, 0, lengthWithoutEnd(line));
    return new PhysicalRecord(first, text.toString(), malformed);
  }

  private static int lengthWithoutEnd(String line) {
    int length = line.length();
    if (length > 0 && line.charAt(length - 1) == '\n') {
      length--;
      return length > 0 && line.charAt(length - 1) == '\r' ? length - 1 : length;
    }
    return length > 0 && line.charAt(length - 1) == '\r' ? length - 1 : length;
  }
}
