package org.therapeuticlocator.transforms;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.beam.sdk.values.KV;

/** The blocks of lines ({@link LineBlock}) that a bundle has begun, one a key. */
final class OpenBlocks<K> {
  // One block for each bucket is open at once.
  private static final int BUCKET_BYTES = 64 << 10;
  private static final int ALL_BUCKETS_BYTES = 64 << 20;

  private final Map<K, Block> open = new HashMap<>();
  private final int fullBytes;
  private final int fullLines;

  private static final class Block extends ByteArrayOutputStream {
    private int lines;

    void add(String line) {
      LineBlock.add(line, this);
      lines++;
    }

    /** The lines so far; it is empty after. */
    byte[] take() {
      byte[] taken = toByteArray();
      reset();
      lines = 0;
      return taken;
    }
  }

  /** Blocks of so many bytes, and the line that fills them, or of so many lines. */
  OpenBlocks(int fullBytes, int fullLines) {
    this.fullBytes = fullBytes;
    this.fullLines = fullLines;
  }

  /** Some 64 KB a block, less where there are many buckets. */
  static int bytesFor(Buckets buckets) {
    return Math.min(BUCKET_BYTES, ALL_BUCKETS_BYTES / buckets.count());
  }

  /** Adds a line; a block that it fills goes to {@code output}. */
  void add(K key, String line, Consumer<KV<K, byte[]>> output) {
    Block block = open.computeIfAbsent(key, none -> new Block());
    block.add(line);
    if (block.lines >= fullLines || block.size() >= fullBytes) {
      output.accept(KV.of(key, block.take()));
    }
  }

  /** Hands over what is left. */
  void flush(Consumer<KV<K, byte[]>> output) {
    open.forEach(
        (key, block) -> {
          if (block.lines > 0) {
            output.accept(KV.of(key, block.take()));
          }
        });
  }
}
