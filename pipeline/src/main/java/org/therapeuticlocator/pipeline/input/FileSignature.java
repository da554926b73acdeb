package org.therapeuticlocator.pipeline.input;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.beam.sdk.io.Compression;
import org.therapeuticlocator.pipeline.text.Templates;

/**
 * The bytes with which files begin that are no text in UTF-8: those of {@code signatures.txt},
 * which says what its fields are, and text in UTF-16 and UTF-32.
 */
record FileSignature(Pattern bytes, boolean mayBeText, String problem) {
  /** So many bytes of a file's start are enough. */
  static final int LENGTH = 4_096;

  // A tar archive tells itself at byte 257.
  private static final int SHOWN = 263;
  private static final List<FileSignature> ALL = read();

  // UTF-16's mark begins one of UTF-32's.
  private static final List<String> WIDE = List.of("UTF-32LE", "UTF-32BE", "UTF-16LE", "UTF-16BE");
  // A character may be cut at the end of the sample.
  private static final Pattern WIDE_TEXT =
      Pattern.compile("[^\\x00-\\x08\\x0B\\x0E-\\x1F\\uFFFD]*\\uFFFD{0,2}");
  // The program's header names are longer together.
  private static final Pattern ASCII_LINE =
      Pattern.compile("[\\t\\x20-\\x7F]{4,}([\\r\\n]|\\uFFFD?\\z)");

  private static List<FileSignature> read() {
    return Templates.text(FileSignature.class, "signatures.txt")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(" ", 3))
        .map(at -> new FileSignature(Pattern.compile(at[0]), at[1].equals("text"), at[2]))
        .toList();
  }

  /** What a compression is called. */
  static String name(Compression compression) {
    return switch (compression) {
      case GZIP -> "gzip";
      case BZIP2 -> "bzip2";
      case ZSTD -> "Zstandard";
      default -> compression.getSuggestedSuffix();
    };
  }

  /** What is wrong with a file that begins so; empty where that is not known. */
  static Optional<String> problem(byte[] start) {
    String hex = HexFormat.of().withUpperCase().formatHex(start, 0, Math.min(SHOWN, start.length));
    return ALL.stream()
        .filter(known -> known.bytes.matcher(hex).lookingAt())
        .filter(known -> !known.mayBeText || hasControls(start))
        .map(FileSignature::problem)
        .findFirst()
        .or(() -> wideText(start).map(name -> "looks like " + name + " text, save it as UTF-8"));
  }

  /** {@code UTF-16} or {@code UTF-32}: marked as such, or the first line is ASCII in it. */
  private static Optional<String> wideText(byte[] start) {
    for (String name : WIDE) {
      Charset charset = Charset.forName(name);
      byte[] mark = "\uFEFF".getBytes(charset);
      String text = new String(start, charset);
      boolean marked =
          Arrays.equals(mark, Arrays.copyOf(start, Math.min(mark.length, start.length)));
      if ((marked && WIDE_TEXT.matcher(text).matches()) || ASCII_LINE.matcher(text).lookingAt()) {
        return Optional.of(name.substring(0, 6));
      }
    }
    return Optional.empty();
  }

  /** Whether a file that begins so is compressed in that way. */
  static boolean isOf(Compression compression, byte[] start) {
    String looks = "looks compressed with " + name(compression) + ',';
    return problem(start).filter(problem -> problem.startsWith(looks)).isPresent();
  }

  /** Whether there is a byte that no text in UTF-8 has. */
  static boolean hasControls(byte[] start) {
    for (byte b : start) {
      if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f') {
        return true;
      }
    }
    return false;
  }
}
