package org.therapeuticlocator.pipeline.input;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Tells text in UTF-16 and UTF-32 from everything else that has zero bytes in it. */
final class UnicodeText {
  // The program's header names are longer together.
  private static final int FEWEST_CHARACTERS = 4;

  /**
   * A form of Unicode.
   *
   * @param width bytes of an ASCII character
   * @param ascii which of them is not zero
   * @param mark in hexadecimal
   */
  private record Form(Charset charset, int width, int ascii, String mark) {}

  // UTF-16's mark begins one of UTF-32's.
  private static final List<Form> FORMS =
      List.of(
          new Form(Charset.forName("UTF-32LE"), 4, 0, "fffe0000"),
          new Form(Charset.forName("UTF-32BE"), 4, 3, "0000feff"),
          new Form(StandardCharsets.UTF_16LE, 2, 0, "fffe"),
          new Form(StandardCharsets.UTF_16BE, 2, 1, "feff"));

  private UnicodeText() {}

  /** {@code UTF-16 text} or {@code UTF-32 text}, if a file that begins so is such a one. */
  static Optional<String> name(byte[] start) {
    for (Form form : FORMS) {
      if (isMarked(start, form) || isAscii(start, form)) {
        return Optional.of("UTF-" + 8 * form.width + " text");
      }
    }
    return Optional.empty();
  }

  private static boolean isMarked(byte[] start, Form form) {
    int length = form.mark.length() / 2;
    if (start.length < length || !HexFormat.of().formatHex(start, 0, length).equals(form.mark)) {
      return false;
    }
    int whole = start.length - start.length % form.width;
    try {
      String text = form.charset.newDecoder().decode(ByteBuffer.wrap(start, 0, whole)).toString();
      return !FileSignature.hasControls(text.getBytes(StandardCharsets.UTF_8));
    } catch (CharacterCodingException e) {
      return isCutInPair(start, whole, form);
    }
  }

  /** Whether only a pair of surrogates is in the way that the end of the sample cuts. */
  private static boolean isCutInPair(byte[] start, int whole, Form form) {
    if (form.width != 2 || whole <= 4) {
      return false;
    }
    int low = form.ascii == 0 ? 2 : 1;
    int high = 3 - low;
    int last = 256 * (start[whole - high] & 0xFF) + (start[whole - low] & 0xFF);
    return Character.isHighSurrogate((char) last)
        && isMarked(Arrays.copyOf(start, whole - 2), form);
  }

  /** Whether the first line is ASCII in this form, with zeros between: header names are. */
  private static boolean isAscii(byte[] start, Form form) {
    int characters = 0;
    for (int at = 0; at + form.width <= start.length; at += form.width) {
      for (int i = 0; i < form.width; i++) {
        if (i != form.ascii && start[at + i] != 0) {
          return false;
        }
      }
      int c = start[at + form.ascii];
      if (c == '\n' || c == '\r') {
        break;
      }
      if (c < ' ' && c != '\t') {
        return false;
      }
      characters++;
    }
    return characters >= FEWEST_CHARACTERS;
  }
}
