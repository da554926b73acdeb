package org.therapeuticlocator.pipeline.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import org.apache.beam.sdk.io.Compression;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.ResourceId;

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

  /** The compression that the name's ending tells. */
  public Compression compression() {
    return Compression.detect(uri);
  }

  /** About how many bytes it is unpacked. */
  public long unpackedBytes() {
    return compression().isCompressed(uri) ? PACKED * size : size;
  }

  MatchResult.Metadata metadata() {
    return MatchResult.Metadata.builder()
        .setResourceId(resource())
        .setSizeBytes(size)
        .setIsReadSeekEfficient(true)
        .build();
  }

  private ResourceId resource() {
    return FileSystems.matchNewResource(uri, false);
  }

  /** The file's bytes as stored. */
  ReadableByteChannel openPacked() throws IOException {
    return FileSystems.open(resource());
  }

  /** The file's bytes as stored. */
  public InputStream openAsStored() throws IOException {
    return Channels.newInputStream(openPacked());
  }

  /** The file's bytes, decompressed. */
  public InputStream open() throws IOException {
    return Channels.newInputStream(compression().readDecompressed(openPacked()));
  }
}
