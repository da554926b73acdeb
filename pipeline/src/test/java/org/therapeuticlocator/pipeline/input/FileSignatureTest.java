package org.therapeuticlocator.pipeline.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.Test;

public class FileSignatureTest {
  private static final String CSV = "provider_name,state_code,order_label\nELM 💊,MA,Paxlovid\n";

  @Test
  public void formatsAreToldByTheirFirstBytes() {
    Map.ofEntries(
            Map.entry("1F8B0800", "looks compressed with gzip, its name should end with .gz"),
            Map.entry(
                "425A6839314159265359",
                "looks compressed with bzip2, its name should end with .bz2"),
            Map.entry(
                "28B52FFD24", "looks compressed with Zstandard, its name should end with .zst"),
            Map.entry("FD377A585A000004", "looks compressed with xz; unpack it"),
            Map.entry("377ABCAF271C0004", "looks like a 7z archive; unpack it"),
            Map.entry("526172211A070100", "looks like a RAR archive; unpack it"),
            Map.entry("504B030414000000", "looks like a ZIP archive or an Excel workbook"),
            Map.entry("D0CF11E0A1B11AE1", "looks like an old Office document, such as .xls"),
            Map.entry("04224D186440", "looks compressed with LZ4"),
            Map.entry("5041523115001500", "looks like a Parquet file"),
            Map.entry("4F524303120A", "looks like an ORC file"),
            Map.entry("4F626A0104146176", "looks like an Avro file"),
            Map.entry("53514C69746520666F726D6174203300", "looks like an SQLite database"),
            Map.entry("255044462D312E37", "looks like a PDF document"),
            Map.entry("89504E470D0A1A0A", "looks like a PNG picture"),
            Map.entry("FFD8FFE000104A464946", "looks like a JPEG picture"),
            Map.entry("0005160700020000", "looks like what macOS puts beside a file"),
            Map.entry("00".repeat(257) + "757374617200", "looks like a tar archive"))
        .forEach(
            (hex, problem) ->
                assertThat(problem(HexFormat.of().parseHex(hex)), startsWith(problem)));
  }

  @Test
  public void wideTextIsToldWithMarkAndWithout() {
    for (Charset charset : List.of(UTF_16LE, UTF_16BE)) {
      assertThat(problem(CSV.getBytes(charset)), is("looks like UTF-16 text, save it as UTF-8"));
      assertThat(
          problem(("\uFEFF" + CSV + "漢字").getBytes(charset)), startsWith("looks like UTF-16"));
      byte[] cut = "\uFEFFa💊".getBytes(charset);
      assertThat(problem(Arrays.copyOf(cut, 6)), startsWith("looks like UTF-16"));
    }
    for (String charset : List.of("UTF-32LE", "UTF-32BE")) {
      assertThat(problem(CSV.getBytes(Charset.forName(charset))), startsWith("looks like UTF-32"));
      assertThat(
          problem(("\uFEFF" + CSV).getBytes(Charset.forName(charset))),
          startsWith("looks like UTF-32"));
    }
  }

  @Test
  public void nothingIsGuessedOfTextAndOfBytesWithoutMeaning() {
    for (String text : List.of(CSV, "\uFEFF" + CSV, "PAR1,ORC\n", "ORCHARD\n", "BZh9\n", "{", "")) {
      assertThat(problem(text.getBytes(UTF_8)), is(""));
    }
    assertThat(problem("Prov\u00E9der,\u00C9tat".getBytes(ISO_8859_1)), is(""));
    assertThat(problem(new byte[] {0, 1, 0, 2, 0, 3, 0, 4, 0, 5}), is(""));
    assertThat(problem(new byte[4_096]), is(""));
    byte[] random = new byte[4_096];
    new Random(11).nextBytes(random);
    assertThat(problem(random), is(""));
    random[0] = (byte) 0xFF;
    random[1] = (byte) 0xFE;
    assertThat(problem(random), is(""));
  }

  private static String problem(byte[] start) {
    return FileSignature.problem(start).orElse("");
  }
}
