package org.therapeuticlocator.row.field;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** What happens to every value before anything else. Rule: docs/cleaning-rules.md, "Text". */
public final class Text {
  /** What decoders write where bytes are not text. */
  private static final char REPLACEMENT = '\uFFFD';

  private Text() {}

  /** The value itself when it is clean already, as nearly all are; empty when it is blank. */
  public static String clean(String value) {
    if (isPlain(value)) {
      return value;
    }
    String collapsed = collapse(Mojibake.repair(value));
    return Normalizer.isNormalized(collapsed, Normalizer.Form.NFC)
        ? collapsed
        : Normalizer.normalize(collapsed, Normalizer.Form.NFC);
  }

  /** Whether characters of a cleaned text were lost before it came here. */
  public static boolean isUnreadable(String text) {
    return text.indexOf(REPLACEMENT) >= 0;
  }

  /** Of a cleaned text. */
  public static String firstWord(String text) {
    int space = text.indexOf(' ');
    return space < 0 ? text : text.substring(0, space);
  }

  /** Of a cleaned text; {@code null} when nothing stands there. */
  public static @Nullable String beforeFirstComma(String text) {
    int comma = text.indexOf(',');
    if (comma < 0) {
      return text;
    }
    int end = comma > 0 && text.charAt(comma - 1) == ' ' ? comma - 1 : comma;
    return end == 0 ? null : text.substring(0, end);
  }

  /** Printable ASCII with single spaces between words: no step would change it. */
  private static boolean isPlain(String value) {
    boolean afterSpace = true;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' || c > '~' || (c == ' ' && afterSpace)) {
        return false;
      }
      afterSpace = c == ' ';
    }
    return !afterSpace || value.isEmpty();
  }

  private static String collapse(String value) {
    StringBuilder text = new StringBuilder(value.length());
    boolean spacePending = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (isInvisible(c)) {
        continue;
      }
      if (isSpace(c)) {
        spacePending = true;
        continue;
      }
      if (spacePending && !text.isEmpty()) {
        text.append(' ');
      }
      spacePending = false;
      boolean again =
          c == REPLACEMENT && !text.isEmpty() && text.charAt(text.length() - 1) == REPLACEMENT;
      if (!again) {
        text.append(c);
      }
    }
    return text.toString();
  }

  private static boolean isInvisible(char c) {
    return c == '\u200B' || c == '\u2060' || c == '\uFEFF';
  }

  /** Unicode's White_Space property or a control character (Cc); none is beyond U+FFFF. */
  private static boolean isSpace(char c) {
    return Character.isSpaceChar(c) || Character.isISOControl(c);
  }
}
