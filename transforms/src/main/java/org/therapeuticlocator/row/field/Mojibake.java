package org.therapeuticlocator.row.field;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * UTF-8 that was once read as windows-1252: {@code Fishermenâ€™s} for {@code Fishermen’s}. Rule:
 * docs/cleaning-rules.md, "Text", step 1.
 */
final class Mojibake {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private Mojibake() {}

  /** The text that was meant, or {@code value} when it cannot have come about in this way. */
  static String repair(String value) {
    if (!isSuspect(value)) {
      return value;
    }
    try {
      // New encoders and decoders report what they cannot do.
      ByteBuffer bytes = WINDOWS_1252.newEncoder().encode(CharBuffer.wrap(value));
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      return value;
    }
  }

  /**
   * A quick no to most: UTF-8's first byte beyond ASCII is C2 to F4, so the first character beyond
   * ASCII has one of these numbers, and another follows.
   */
  private static boolean isSuspect(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c > '\u007F') {
        return c >= '\u00C2'
            && c <= '\u00F4'
            && i + 1 < value.length()
            && value.charAt(i + 1) > '\u007F';
      }
    }
    return false;
  }
}
