package org.therapeuticlocator.pipeline.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import org.apache.beam.sdk.io.Compression;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MatchResult;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * A file that was found already. Naming it so, instead of by a pattern, reads exactly what the
 * manifest lists: Beam takes {@code [ * ?} in a name for a glob.
 *
 * @param uri {@code s3://} or a local path; its ending tells the compression
 * @param size bytes as stored
 */
public record StoredFile(String uri, long size) implements Serializable {
  // Locator files and snapshots pack to about an eighth.
  private static final int PACKED = 8;
  private static final long UNKNOWN = -1;
  private static final int GZIP_TRAILER = 4;
  // Deflate packs no better than this.
  private static final long MOST_PACKED = 1_032;

  /** The compression that the name's ending tells. */
  public Compression compression() {
    return Compression.detect(uri);
  }

  /** Whether the name says that it is compressed. */
  public boolean isPacked() {
    return compression() != Compression.UNCOMPRESSED;
  }

  /** About how many bytes it is unpacked. */
  public long unpackedBytes() {
    return isPacked() ? PACKED * size : size;
  }

  /** The same of all of them. */
  public static long unpackedBytes(List<StoredFile> files) {
    return files.stream().mapToLong(StoredFile::unpackedBytes).sum();
  }

  /**
   * How many bytes it is unpacked, for showing only: without reading it, and where it is likely; -1
   * where it cannot be told.
   */
  public long shownBytes() {
    if (!isPacked()) {
      return size;
    }
    if (compression() != Compression.GZIP || size <= GZIP_TRAILER) {
      return UNKNOWN;
    }
    try (ReadableByteChannel channel = openChannel()) {
      return channel instanceof SeekableByteChannel seekable
          ? likely(trailer(seekable), size)
          : UNKNOWN;
    } catch (IOException | SdkException e) {
      return UNKNOWN;
    }
  }

  /** A gzip file ends with its unpacked size. */
  private long trailer(SeekableByteChannel channel) throws IOException {
    channel.position(size - GZIP_TRAILER);
    byte[] end = Channels.newInputStream(channel).readNBytes(GZIP_TRAILER);
    return end.length < GZIP_TRAILER
        ? UNKNOWN
        : Integer.toUnsignedLong(ByteBuffer.wrap(end).order(ByteOrder.LITTLE_ENDIAN).getInt());
  }

  /**
   * The trailer is that of the last of several members, and counts modulo 4 GB: a size that is less
   * than the packed one is wrong.
   */
  static long likely(long trailer, long size) {
    return trailer >= size && trailer <= size * MOST_PACKED ? trailer : UNKNOWN;
  }

  MatchResult.Metadata metadata() {
    return MatchResult.Metadata.builder()
        .setResourceId(FileSystems.matchNewResource(uri, false))
        .setSizeBytes(size)
        .setIsReadSeekEfficient(true)
        .build();
  }

  private ReadableByteChannel openChannel() throws IOException {
    return FileSystems.open(FileSystems.matchNewResource(uri, false));
  }

  /** The file's bytes as stored. */
  InputStream openAsStored() throws IOException {
    return Channels.newInputStream(openChannel());
  }

  /** The file's bytes, decompressed. */
  public InputStream open() throws IOException {
    return Channels.newInputStream(compression().readDecompressed(openChannel()));
  }
}
