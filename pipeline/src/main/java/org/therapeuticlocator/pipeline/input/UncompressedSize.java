package org.therapeuticlocator.pipeline.input;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import org.apache.beam.sdk.io.Compression;
import software.amazon.awssdk.core.exception.SdkException;

/** How large a file is unpacked, for showing only: without reading it, and where it is likely. */
public final class UncompressedSize {
  private static final long UNKNOWN = -1;
  private static final int TRAILER = 4;
  // Deflate packs no better than this.
  private static final long MOST_PACKED = 1_032;

  private UncompressedSize() {}

  /** Whether the file's name says that it is compressed. */
  public static boolean isPacked(StoredFile file) {
    return file.compression() != Compression.UNCOMPRESSED;
  }

  /** Bytes; -1 where it cannot be told. */
  public static long of(StoredFile file) {
    if (!isPacked(file)) {
      return file.size();
    }
    if (file.compression() != Compression.GZIP || file.size() <= TRAILER) {
      return UNKNOWN;
    }
    try (ReadableByteChannel channel = file.openPacked()) {
      return channel instanceof SeekableByteChannel seekable
          ? likely(trailer(seekable, file.size()), file.size())
          : UNKNOWN;
    } catch (IOException | SdkException e) {
      return UNKNOWN;
    }
  }

  /** A gzip file ends with its unpacked size. */
  private static long trailer(SeekableByteChannel channel, long size) throws IOException {
    ByteBuffer end = ByteBuffer.allocate(TRAILER).order(ByteOrder.LITTLE_ENDIAN);
    channel.position(size - TRAILER);
    while (end.hasRemaining()) {
      if (channel.read(end) < 0) {
        throw new IOException("shorter than it was");
      }
    }
    return Integer.toUnsignedLong(end.getInt(0));
  }

  /**
   * The trailer is that of the last of several members, and counts modulo 4 GB: a size that is less
   * than the packed one is wrong.
   */
  static long likely(long trailer, long size) {
    return trailer >= size && trailer <= size * MOST_PACKED ? trailer : UNKNOWN;
  }
}
