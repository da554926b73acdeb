package org.therapeuticlocator.transforms;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How many buckets ids are spread over, and which one an id is in. A bucket is what a worker holds
 * at a time, and a part of what is written.
 *
 * @param count at least 1
 */
public record Buckets(int count) implements Serializable {
  // A bucket costs a bundle and a few calls of S3, so a small file has few. From 32 on, keys meet
  // Flink's subtasks evenly enough.
  private static final int LEAST = 4;
  private static final int ENOUGH = 32;
  private static final int MOST = 4_096;
  private static final long BYTES_OF_FEW = 1L << 20;
  private static final long BYTES_A_BUCKET = 8L << 20;

  /** Buckets for about {@code bytes} of uncompressed lines. */
  public static Buckets forBytes(long bytes) {
    long count = Math.max(Math.min(ENOUGH, bytes / BYTES_OF_FEW), bytes / BYTES_A_BUCKET);
    return new Buckets((int) Math.max(LEAST, Math.min(MOST, count)));
  }

  /** All of them, in order. */
  List<Integer> all() {
    return IntStream.range(0, count).boxed().toList();
  }

  /** The bucket of an id, in [0, count). */
  public int of(String id) {
    return Math.floorMod(id.hashCode(), count);
  }
}
