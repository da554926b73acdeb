package org.therapeuticlocator.transforms;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/**
 * Lines that travel together: bytes of UTF-8, LF after each line. The DirectRunner copies what it
 * has of a key with every bundle that adds to it: bytes are copied some twenty times as fast as
 * text.
 */
public final class LineBlock {
  private LineBlock() {}

  /** The lines joined by LF, none at the end. */
  public static String text(byte[] block) {
    return new String(block, 0, block.length - 1, StandardCharsets.UTF_8);
  }

  /** The lines. */
  public static List<String> lines(byte[] block) {
    return List.of(text(block).split("\n", -1));
  }

  /** Packs lines into blocks. */
  static final class Packer {
    // Of a grouped bucket only one is open; few blocks mean few bundles that touch a file's shard.
    // Flink's sort buffers, 320 KB at their smallest here, must hold one.
    private static final int GROUPED_BYTES = 256 << 10;

    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private final int fullBytes;
    private final int fullLines;
    private final Consumer<byte[]> output;
    private int count;

    /**
     * Blocks of so many bytes, and the line that fills them, or of so many lines go to {@code
     * output}, and on {@link #flush} what is left.
     */
    Packer(int fullBytes, int fullLines, Consumer<byte[]> output) {
      this.fullBytes = fullBytes;
      this.fullLines = fullLines;
      this.output = output;
    }

    /** Blocks of some 256 KB go to {@code output}, and on {@link #flush} what is left. */
    static Packer grouped(Consumer<byte[]> output) {
      return new Packer(GROUPED_BYTES, Integer.MAX_VALUE, output);
    }

    void add(String line) {
      lines.writeBytes(line.getBytes(StandardCharsets.UTF_8));
      lines.write('\n');
      count++;
      if (count >= fullLines || lines.size() >= fullBytes) {
        flush();
      }
    }

    void flush() {
      if (count > 0) {
        output.accept(lines.toByteArray());
        lines.reset();
        count = 0;
      }
    }
  }
}
