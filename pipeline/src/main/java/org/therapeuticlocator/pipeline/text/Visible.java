package org.therapeuticlocator.pipeline.text;

import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.text.WordUtils;

/**
 * Text of others made fit for a terminal or a page: nothing in it moves the cursor, colours, or
 * turns the direction of writing; and text cut and broken to fit.
 */
public final class Visible {
  // Controls (C0, C1 and with them ESC), formats (bidirectional marks), line and paragraph ends,
  // halves of surrogate pairs.
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");
  private static final int CONTROL_PICTURES = 0x2400;

  private Visible() {}

  /** {@code text} with a question mark for every character that is not to be seen. */
  public static String of(String text) {
    return UNPRINTABLE.matcher(text).replaceAll("?");
  }

  /** {@code text} with a sign of its own for each: {@code ␉}, {@code ⟨U+202E⟩}. */
  public static String signs(String text) {
    return UNPRINTABLE.matcher(text).replaceAll(hidden -> sign(hidden.group().codePointAt(0)));
  }

  private static String sign(int c) {
    return c < ' '
        ? Character.toString(CONTROL_PICTURES + c)
        : Numbers.format("\u27e8U+%04X\u27e9", c);
  }

  /** The start of {@code text} as it is, in up to {@code width} characters with the ellipsis. */
  public static String cut(String text, int width) {
    return text.codePointCount(0, text.length()) <= width
        ? text
        : text.substring(0, text.offsetByCodePoints(0, width - 1)) + '…';
  }

  /** The same, printable. */
  public static String start(String text, int width) {
    return cut(of(text), width);
  }

  /** The end of {@code text}, printable, up to {@code width} characters with the ellipsis. */
  public static String end(String text, int width) {
    String printable = of(text);
    int length = printable.codePointCount(0, printable.length());
    return length <= width
        ? printable
        : '…' + printable.substring(printable.offsetByCodePoints(0, length - width + 1));
  }

  /** Lines of up to {@code width}, broken at spaces; a word that is too long has its own. */
  public static List<String> lines(String text, String indent, int width) {
    return WordUtils.wrap(text, width - indent.length(), "\n", false)
        .lines()
        .map(indent::concat)
        .toList();
  }
}
