package org.therapeuticlocator.pipeline.stage;

/** Into how many files a stage writes. */
final class ShardCount {
  // A part is what one writer of the load takes at a time, and at least 16 shall be in flight.
  private static final int LEAST = 16;
  private static final int MOST = 1_024;
  private static final long BYTES_A_PART = 32L << 20;

  private ShardCount() {}

  /** Parts for about {@code bytes} of uncompressed lines. */
  static int forBytes(long bytes) {
    return (int) Math.max(LEAST, Math.min(MOST, bytes / BYTES_A_PART));
  }
}
