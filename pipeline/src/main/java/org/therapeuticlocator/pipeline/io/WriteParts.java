package org.therapeuticlocator.pipeline.io;

import org.apache.beam.sdk.io.Compression;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.TextIO;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.jspecify.annotations.Nullable;

/**
 * Writes blocks of lines by TextIO into files of a run, with a fixed number of them: another number
 * on a rerun would leave old ones beside the new.
 */
public final class WriteParts extends PTransform<PCollection<String>, PDone> {
  private final String path;
  private final String temporary;
  private final int parts;
  private final boolean gzip;
  private final @Nullable String header;

  private WriteParts(
      String path, String temporary, int parts, boolean gzip, @Nullable String header) {
    this.path = path;
    this.temporary = temporary;
    this.parts = parts;
    this.gzip = gzip;
    this.header = header;
  }

  /** {@code folder/part-NNNNN-of-NNNNN.jsonl}, by way of {@code temporary}, both with {@code /}. */
  public static WriteParts jsonLines(String folder, String temporary, int parts) {
    return new WriteParts(folder + "part", temporary, parts, false, null);
  }

  /** One file of this name. */
  public static WriteParts single(String file, String temporary) {
    return new WriteParts(file, temporary, 0, false, null);
  }

  /** The parts as .jsonl.gz. */
  public WriteParts gzipped() {
    return new WriteParts(path, temporary, parts, true, header);
  }

  /** A first line. */
  public WriteParts withHeader(String line) {
    return new WriteParts(path, temporary, parts, gzip, line);
  }

  @Override
  public PDone expand(PCollection<String> lines) {
    TextIO.Write write =
        TextIO.write().to(path).withTempDirectory(FileSystems.matchNewResource(temporary, true));
    write =
        parts == 0
            ? write.withoutSharding().withNumShards(1).withShardNameTemplate("")
            : write.withNumShards(parts).withSuffix(".jsonl");
    if (gzip) {
      write = write.withCompression(Compression.GZIP);
    }
    if (header != null) {
      write = write.withHeader(header);
    }
    return lines.apply("Write", write);
  }
}
