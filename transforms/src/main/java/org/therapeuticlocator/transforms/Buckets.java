package org.therapeuticlocator.transforms;

import java.io.Serializable;

/**
 * How many buckets ids are spread over, and which one an id is in. Memory is bounded by a bucket a
 * worker, so their number grows with the data.
 *
 * @param count at least 1
 */
public record Buckets(int count) implements Serializable {
  // Measured on 69,184 and 691,840 rows: 64 are enough for both, 512 cost more than they save.
  private static final int LEAST = 64;
  private static final int MOST = 16_384;
  private static final long BYTES_A_BUCKET = 4L << 20;

  /** Buckets for about {@code bytes} of uncompressed lines. */
  public static Buckets forBytes(long bytes) {
    return new Buckets((int) Math.max(LEAST, Math.min(MOST, bytes / BYTES_A_BUCKET)));
  }

  /** The bucket of an id, in [0, count). */
  public int of(String id) {
    return Math.floorMod(id.hashCode(), count);
  }
}
