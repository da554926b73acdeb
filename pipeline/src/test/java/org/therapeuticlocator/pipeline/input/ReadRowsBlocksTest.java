package org.therapeuticlocator.pipeline.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.Test;
import org.therapeuticlocator.row.PhysicalRecord;
import org.therapeuticlocator.transforms.RawRow;
import org.therapeuticlocator.transforms.RowBlock;

public class ReadRowsBlocksTest {
  private static final String[] PIECES = {
    "ELM", "\r", "\n", "\r\n", "\"", "\"\"", ",", "é", "😀", "\uFEFF", "\u2028", " ", "x\"y"
  };

  @Test
  public void randomTextsInTinyBlocksAreTheRecordsReadInOneGo() throws IOException {
    Random random = new Random(4_711);
    int blocks = 0;
    for (int i = 0; i < 2_000; i++) {
      byte[] text = randomText(random, random.nextInt(60));
      boolean multiline = i % 2 == 0;
      List<RawRow> inOneGo = new ArrayList<>();
      ReadRows.read(new ByteArrayInputStream(text), multiline, record -> inOneGo.add(row(record)));
      List<RawRow> inBlocks = new ArrayList<>();
      List<byte[]> packed = new ArrayList<>();
      RowBlock.Packer packer = new RowBlock.Packer(3, 1 + random.nextInt(20), packed::add);
      ReadRows.read(new ByteArrayInputStream(text), multiline, packer::add);
      packer.flush();
      packed.forEach(block -> RowBlock.forEach(block, inBlocks::add));

      assertThat(new String(text, UTF_8), inBlocks, is(inOneGo));
      blocks += packed.size();
    }
    assertThat(blocks, greaterThan(4_000));
  }

  /** Quotes, ends of all kinds, marks, bytes that are not UTF-8. */
  private static byte[] randomText(Random random, int size) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (int i = 0; i < size; i++) {
      int piece = random.nextInt(PIECES.length + 1);
      if (piece == PIECES.length) {
        text.write(0x80 + random.nextInt(0x80));
      } else {
        text.writeBytes(PIECES[piece].getBytes(UTF_8));
      }
    }
    return text.toByteArray();
  }

  private static RawRow row(PhysicalRecord record) {
    return new RawRow(3, record.text(), record.lineNumber(), record.malformed());
  }
}
