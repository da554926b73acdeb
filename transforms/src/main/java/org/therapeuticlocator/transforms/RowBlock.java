package org.therapeuticlocator.transforms;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.beam.sdk.util.VarInt;
import org.therapeuticlocator.row.PhysicalRecord;

/**
 * Whole records of one file that travel together, as bytes: the file's index, then of each record
 * its line number, 0 where that is not known, its length with a bit for malformed, and its text in
 * UTF-8.
 */
public final class RowBlock {
  /** Less than Flink's smallest sort buffer, 320 KB here; large enough that few are moved. */
  public static final int FULL_BYTES = 128 << 10;

  private RowBlock() {}

  /** Hands over the rows of a block, in their order. */
  public static void forEach(byte[] block, Consumer<RawRow> action) {
    ByteArrayInputStream in = new ByteArrayInputStream(block);
    try {
      int file = VarInt.decodeInt(in);
      while (in.available() > 0) {
        long lineNumber = VarInt.decodeLong(in);
        long lengthAndMalformed = VarInt.decodeLong(in);
        int length = (int) (lengthAndMalformed >> 1);
        String text =
            new String(block, block.length - in.available(), length, StandardCharsets.UTF_8);
        in.skipNBytes(length);
        boolean malformed = (lengthAndMalformed & 1) == 1;
        action.accept(new RawRow(file, text, lineNumber == 0 ? null : lineNumber, malformed));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A block of one record whose line number is not known. */
  public static byte[] of(int file, String text) {
    List<byte[]> blocks = new ArrayList<>(1);
    new Packer(file, 1, blocks::add).add(new PhysicalRecord(0, text, false));
    return blocks.get(0);
  }

  /** Packs the records of one file into blocks. */
  public static final class Packer {
    private final ByteArrayOutputStream records = new ByteArrayOutputStream();
    private final int file;
    private final int fullBytes;
    private final Consumer<byte[]> output;

    /** Blocks of {@code fullBytes} and the record that fills them go to {@code output}. */
    public Packer(int file, int fullBytes, Consumer<byte[]> output) {
      this.file = file;
      this.fullBytes = fullBytes;
      this.output = output;
    }

    /** Adds a record; one that is longer than a block is a block with those before it. */
    public void add(PhysicalRecord record) {
      byte[] text = record.text().getBytes(StandardCharsets.UTF_8);
      try {
        if (records.size() == 0) {
          VarInt.encode(file, records);
        }
        VarInt.encode(record.lineNumber(), records);
        VarInt.encode(((long) text.length << 1) | (record.malformed() ? 1 : 0), records);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      records.writeBytes(text);
      if (records.size() >= fullBytes) {
        flush();
      }
    }

    /** Hands over what is left. */
    public void flush() {
      if (records.size() > 0) {
        output.accept(records.toByteArray());
        records.reset();
      }
    }
  }
}
