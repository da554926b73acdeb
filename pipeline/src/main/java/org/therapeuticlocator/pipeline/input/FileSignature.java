package org.therapeuticlocator.pipeline.input;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.beam.sdk.io.Compression;

/**
 * The bytes with which files begin that are no text.
 *
 * @param bytes in hexadecimal, upper case; a point for any half of a byte
 * @param mayBeText whether a text may begin so: then it takes control characters, too
 * @param problem what is wrong with such a file, and what to do; a clause whose subject is the file
 */
record FileSignature(Pattern bytes, boolean mayBeText, String problem) {
  /** So many bytes of a file's start are enough. */
  static final int LENGTH = 4_096;

  // A tar archive tells itself at byte 257.
  private static final int SHOWN = 263;

  private static final String UNPACK = "; unpack it, or pack it as .gz, .bz2 or .zst";
  private static final String NOT_CSV = ", not CSV";
  private static final String SAVE = ", save it as CSV";

  private static final List<FileSignature> ALL =
      List.of(
          hex("1F8B08", compressed(Compression.GZIP)),
          hex("425A683[1-9](314159265359|177245385090)", compressed(Compression.BZIP2)),
          hex("(28B52FFD|5.2A4D18)", compressed(Compression.ZSTD)),
          hex("FD377A585A00", "looks compressed with xz" + UNPACK),
          hex("5D0000.{4}F{16}", "looks compressed with LZMA" + UNPACK),
          hex("(04224D18|02214C18)", "looks compressed with LZ4" + UNPACK),
          hex("894C5A4F000D0A1A0A", "looks compressed with lzop" + UNPACK),
          hex("4C5A495001", "looks compressed with lzip" + UNPACK),
          hex("FF060000734E61507059", "looks compressed with Snappy" + UNPACK),
          hex("1F9D", "looks compressed with compress (.Z)" + UNPACK),
          hex("377ABCAF271C", "looks like a 7z archive" + UNPACK),
          hex("526172211A07", "looks like a RAR archive" + UNPACK),
          hex("4D53434600000000", "looks like a CAB archive" + UNPACK),
          hex("[0-9A-F]{514}7573746172(00|20)", "looks like a tar archive" + UNPACK),
          hex("504B0304", "looks like a ZIP archive or an Excel workbook" + SAVE),
          hex("504B(0506|0708)", "looks like a ZIP archive" + NOT_CSV),
          hex("D0CF11E0A1B11AE1", "looks like an old Office document, such as .xls" + SAVE),
          text("504152(31|45)", "looks like a Parquet file" + SAVE),
          text("4F5243", "looks like an ORC file" + SAVE),
          hex("4F626A01", "looks like an Avro file" + SAVE),
          hex("4152524F57310000", "looks like an Arrow file" + SAVE),
          text("46454131", "looks like a Feather file" + SAVE),
          hex("894844460D0A1A0A", "looks like an HDF5 file" + SAVE),
          hex("53514C69746520666F726D6174203300", "looks like an SQLite database" + SAVE),
          hex("000100005374616E64617264", "looks like an Access database" + SAVE),
          hex("255044462D", "looks like a PDF document" + NOT_CSV),
          hex("7B5C727466", "looks like an RTF document" + NOT_CSV),
          hex("89504E470D0A1A0A", "looks like a PNG picture" + NOT_CSV),
          hex("FFD8FF", "looks like a JPEG picture" + NOT_CSV),
          hex("47494638(37|39)61", "looks like a GIF picture" + NOT_CSV),
          hex("(49492A00|4D4D002A)", "looks like a TIFF picture" + NOT_CSV),
          hex("00051607", "looks like what macOS puts beside a file (AppleDouble)" + NOT_CSV),
          hex("00051600", "looks like an AppleSingle file" + NOT_CSV),
          hex("7F454C46", "looks like a program (ELF)" + NOT_CSV));

  private static FileSignature hex(String bytes, String problem) {
    return new FileSignature(Pattern.compile(bytes), false, problem);
  }

  private static FileSignature text(String bytes, String problem) {
    return new FileSignature(Pattern.compile(bytes), true, problem);
  }

  private static String compressed(Compression compression) {
    return "looks compressed with "
        + name(compression)
        + ", its name should end with "
        + compression.getSuggestedSuffix();
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
        .or(() -> UnicodeText.name(start).map(name -> "looks like " + name + ", save it as UTF-8"));
  }

  /** Whether a file that begins so is compressed in that way. */
  static boolean isOf(Compression compression, byte[] start) {
    return problem(start).equals(Optional.of(compressed(compression)));
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
