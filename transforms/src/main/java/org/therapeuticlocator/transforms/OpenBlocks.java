package org.therapeuticlocator.transforms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.beam.sdk.values.KV;

/** The blocks of lines that a bundle has begun, one a key. */
final class OpenBlocks<K> {
  // One block for each bucket is open at once.
  private static final int BUCKET_BYTES = 64 << 10;
  private static final int ALL_BUCKETS_BYTES = 64 << 20;

  private final Map<K, LineBlock.Packer> open = new HashMap<>();
  private final List<KV<K, byte[]>> full = new ArrayList<>(1);
  private final int fullBytes;
  private final int fullLines;

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
    open.computeIfAbsent(key, this::packer).add(line);
    handOver(output);
  }

  /** Hands over what is left. */
  void flush(Consumer<KV<K, byte[]>> output) {
    open.values().forEach(LineBlock.Packer::flush);
    handOver(output);
  }

  private LineBlock.Packer packer(K key) {
    return new LineBlock.Packer(fullBytes, fullLines, block -> full.add(KV.of(key, block)));
  }

  private void handOver(Consumer<KV<K, byte[]>> output) {
    full.forEach(output);
    full.clear();
  }
}
