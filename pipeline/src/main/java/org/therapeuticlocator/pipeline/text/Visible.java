package org.therapeuticlocator.pipeline.text;

import java.util.regex.Pattern;

/**
 * Text of others made fit for a terminal: nothing in it moves the cursor, colours, or turns the
 * direction of writing.
 */
public final class Visible {
  // Controls (C0, C1 and with them ESC), formats (bidirectional marks), line and paragraph ends,
  // halves of surrogate pairs.
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");

  private Visible() {}

  /** {@code text} with a question mark for every character that is not to be seen. */
  public static String of(String text) {
    return UNPRINTABLE.matcher(text).replaceAll("?");
  }

  /** The start of {@code text}, printable, up to {@code width} characters with the ellipsis. */
  public static String start(String text, int width) {
    String printable = of(text);
    int length = printable.codePointCount(0, printable.length());
    return length <= width
        ? printable
        : printable.substring(0, printable.offsetByCodePoints(0, width - 1)) + '…';
  }

  /** The end of {@code text}, printable, up to {@code width} characters with the ellipsis. */
  public static String end(String text, int width) {
    String printable = of(text);
    int length = printable.codePointCount(0, printable.length());
    return length <= width
        ? printable
        : '…' + printable.substring(printable.offsetByCodePoints(0, length - width + 1));
  }
}
