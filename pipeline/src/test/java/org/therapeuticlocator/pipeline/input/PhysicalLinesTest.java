package org.therapeuticlocator.pipeline.input;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.Assert.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.therapeuticlocator.row.CsvRecord;

public class PhysicalLinesTest {
  private static final int BUFFER = 64 * 1_024;
  private static final String BOM = "\uFEFF";

  @Rule public final TestPipeline pipeline = TestPipeline.create();
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void linesKeepTheirOwnEnds() throws IOException {
    assertThat(lines("a\nb\rc\r\nd"), contains("a\n", "b\r", "c\r\n", "d"));
    assertThat(lines("a\n"), contains("a\n"));
    assertThat(lines("a\r"), contains("a\r"));
    assertThat(lines("a\r\n"), contains("a\r\n"));
  }

  @Test
  public void emptyLinesAreLines() throws IOException {
    assertThat(lines("\n\r\r\n\n\ra"), contains("\n", "\r", "\r\n", "\n", "\r", "a"));
  }

  @Test
  public void emptyStreamHasNoLines() throws IOException {
    assertThat(lines(""), is(empty()));
  }

  @Test
  public void byteOrderMarkIsDroppedAtTheStartOnly() throws IOException {
    assertThat(lines(BOM + "a\n" + BOM + "b"), contains("a\n", BOM + "b"));
    assertThat(lines(BOM + "\na"), contains("\n", "a"));
    assertThat(lines(BOM), is(empty()));
    assertThat(lines(BOM + BOM), contains(BOM));
  }

  @Test
  public void endsThatMeetTheBuffersEndAreWhole() throws IOException {
    for (int length = BUFFER - 2; length <= BUFFER + 1; length++) {
      String line = "x".repeat(length);
      assertThat(lines(line + "\r\nb"), contains(line + "\r\n", "b"));
      assertThat(lines(line + "\rb"), contains(line + "\r", "b"));
      assertThat(lines(line + "\r"), contains(line + "\r"));
      assertThat(lines(line + "\n"), contains(line + "\n"));
      assertThat(lines(line), contains(line));
    }
  }

  @Test
  public void charactersThatMeetTheBuffersEndAreWhole() throws IOException {
    for (int length = BUFFER - 4; length <= BUFFER; length++) {
      String line = "x".repeat(length) + "😀é";
      assertThat(lines(line + "\nb"), contains(line + "\n", "b"));
    }
  }

  @Test
  public void streamThatGivesAByteAtATimeHasTheSameLines() throws IOException {
    InputStream drops =
        new ByteArrayInputStream((BOM + "é\r\n\r😀\n\nb").getBytes(StandardCharsets.UTF_8)) {
          @Override
          public int read(byte[] buffer, int offset, int length) {
            return super.read(buffer, offset, Math.min(1, length));
          }
        };
    assertThat(lines(whole(drops)), contains("é\r\n", "\r", "😀\n", "\n", "b"));
  }

  @Test
  public void whatIsNotUtf8IsReplaced() throws IOException {
    byte[] bytes = {'a', (byte) 0xE9, '\n', (byte) 0xC3, '\n', (byte) 0xFF, 'b'};
    assertThat(
        lines(whole(new ByteArrayInputStream(bytes))),
        contains("a\uFFFD\n", "\uFFFD\n", "\uFFFDb"));
  }

  @Test
  public void otherSeparatorsOfUnicodeEndNoLine() throws IOException {
    assertThat(lines("a\u2028b\u0085c\u000Bd\fe"), contains("a\u2028b\u0085c\u000Bd\fe"));
  }

  @Test
  public void longLinesComeInPiecesOfABoundedSize() throws IOException {
    String line = "x".repeat(10 * BUFFER);
    List<String> pieces =
        lines(
            new PhysicalLines(
                new ByteArrayInputStream((line + "\nb\n").getBytes(StandardCharsets.UTF_8)),
                BUFFER));

    assertThat(String.join("", pieces), is(line + "\nb\n"));
    assertThat(pieces.get(pieces.size() - 1), is("b\n"));
    for (String piece : pieces.subList(0, pieces.size() - 2)) {
      assertThat(piece.length(), is(allOf(greaterThan(BUFFER - 1), lessThanOrEqualTo(2 * BUFFER))));
    }
  }

  @Test
  public void endlessLineTakesNoMoreThanAPiece() throws IOException {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'x';
          }

          @Override
          public int read(byte[] buffer, int offset, int length) {
            Arrays.fill(buffer, offset, offset + length, (byte) 'x');
            return length;
          }
        };
    try (PhysicalLines lines = new PhysicalLines(endless, 1 << 20)) {
      assertThat(lines.next().length(), is(1 << 20));
    }
  }

  @Test
  public void endsAreTakenOff() {
    assertThat(CsvRecord.withoutEnd("a\n"), is("a"));
    assertThat(CsvRecord.withoutEnd("a\r"), is("a"));
    assertThat(CsvRecord.withoutEnd("a\r\n"), is("a"));
    assertThat(CsvRecord.withoutEnd("a"), is("a"));
    assertThat(CsvRecord.withoutEnd("\r\n"), is(""));
    assertThat(CsvRecord.withoutEnd(""), is(""));
  }

  @Test
  public void thereIsNothingAfterTheLast() throws IOException {
    try (PhysicalLines lines = whole(InputStream.nullInputStream())) {
      assertThrows(NoSuchElementException.class, lines::next);
    }
  }

  @Test
  public void streamThatBreaksIsNotTakenForOneThatEnds() throws IOException {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("Connection reset");
          }

          @Override
          public int read(byte[] buffer, int offset, int length) throws IOException {
            throw new IOException("Connection reset");
          }
        };
    try (PhysicalLines lines = whole(broken)) {
      assertThrows(UncheckedIOException.class, lines::hasNext);
    }
  }

  @Test
  public void linesOfRandomTextsAreThoseOfTextIO() throws IOException {
    Random random = new Random(4_711);
    List<StoredFile> files = new ArrayList<>();
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      byte[] text = randomText(random, i % 20, "a" + i);
      Path file = Files.write(folder.newFile("random-" + i).toPath(), text);
      files.add(new StoredFile(file.toString(), text.length));
      List<String> lines = new ArrayList<>();
      for (String line : lines(whole(new ByteArrayInputStream(text)))) {
        lines.add(CsvRecord.withoutEnd(line));
      }
      all.addAll(lines);
    }

    PAssert.that(pipeline.apply("All", ReadLines.of(files))).containsInAnyOrder(all);
    pipeline.run();
  }

  /** Ends of all kinds, characters of 1 to 4 bytes, marks, bytes that are not UTF-8. */
  private static byte[] randomText(Random random, int size, String word) throws IOException {
    String[] pieces = {word, "\r", "\n", "\r\n", "é", "漢", "😀", BOM, "\u2028", "\"", ","};
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (int i = 0; i < size; i++) {
      int piece = random.nextInt(pieces.length + 1);
      if (piece == pieces.length) {
        text.write(0x80 + random.nextInt(0x80));
      } else {
        text.write(pieces[piece].getBytes(StandardCharsets.UTF_8));
      }
    }
    return text.toByteArray();
  }

  private static PhysicalLines whole(InputStream in) {
    return new PhysicalLines(in, Integer.MAX_VALUE);
  }

  private static List<String> lines(String text) throws IOException {
    return lines(whole(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
  }

  private static List<String> lines(PhysicalLines lines) throws IOException {
    List<String> all = new ArrayList<>();
    try (lines) {
      lines.forEachRemaining(all::add);
    }
    return all;
  }
}
