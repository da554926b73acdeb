package org.therapeuticlocator.transforms;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import org.apache.beam.sdk.coders.DefaultCoder;
import org.jspecify.annotations.Nullable;

/**
 * Lines that travel together, as UTF-8, joined by LF. The DirectRunner copies what it has of a key
 * with every bundle that adds to it: bytes are copied some twenty times as fast as text.
 */
@DefaultCoder(LineBlockCoder.class)
public final class LineBlock {
  private final byte[] utf8;

  LineBlock(byte[] utf8) {
    this.utf8 = utf8;
  }

  /** The lines joined by LF, none at the end. */
  public String text() {
    return new String(utf8, StandardCharsets.UTF_8);
  }

  /** Hands over every line. */
  public void forEachLine(Consumer<String> action) {
    int start = 0;
    for (int end = 0; end <= utf8.length; end++) {
      if (end == utf8.length || utf8[end] == '\n') {
        action.accept(new String(utf8, start, end - start, StandardCharsets.UTF_8));
        start = end + 1;
      }
    }
  }

  byte[] utf8() {
    return utf8;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LineBlock that && Arrays.equals(utf8, that.utf8);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(utf8);
  }

  @Override
  public String toString() {
    return utf8.length + " bytes of lines";
  }

  /** Packs lines into blocks. */
  static final class Packer {
    // One for each bucket is open at once before the grouping.
    private static final int TO_GROUP = 64 << 10;
    private static final int ALL_TO_GROUP = 64 << 20;
    // Of a grouped bucket only one is open; few blocks mean few bundles that touch a file's shard.
    // Flink's sort buffers, 320 KB at their smallest here, must hold one.
    private static final int GROUPED = 256 << 10;

    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private final int fullBytes;
    private final int fullLines;
    private int count;
    private final Consumer<LineBlock> output;

    private Packer(int fullBytes, int fullLines, Consumer<LineBlock> output) {
      this.fullBytes = fullBytes;
      this.fullLines = fullLines;
      this.output = output;
    }

    /**
     * Blocks of some 64 KB, less where there are many buckets, go to {@code output}, and on {@link
     * #flush} what is left.
     */
    static Packer toGroup(Buckets buckets, Consumer<LineBlock> output) {
      int fullBytes = Math.min(TO_GROUP, ALL_TO_GROUP / buckets.count());
      return new Packer(fullBytes, Integer.MAX_VALUE, output);
    }

    /** Blocks of some 256 KB go to {@code output}, and on {@link #flush} what is left. */
    static Packer grouped(Consumer<LineBlock> output) {
      return new Packer(GROUPED, Integer.MAX_VALUE, output);
    }

    /** Blocks of so many lines go to {@code output}, and on {@link #flush} what is left. */
    static Packer ofLines(int count, Consumer<LineBlock> output) {
      return new Packer(Integer.MAX_VALUE, count, output);
    }

    void add(String line) {
      if (count > 0) {
        lines.write('\n');
      }
      lines.writeBytes(line.getBytes(StandardCharsets.UTF_8));
      count++;
      if (count >= fullLines || lines.size() >= fullBytes) {
        flush();
      }
    }

    void flush() {
      if (count > 0) {
        output.accept(new LineBlock(lines.toByteArray()));
        lines.reset();
        count = 0;
      }
    }
  }
}
