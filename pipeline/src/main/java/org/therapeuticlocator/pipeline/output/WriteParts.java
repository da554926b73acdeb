package org.therapeuticlocator.pipeline.output;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.util.MimeTypes;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;

/**
 * Writes each bucket's lines as a part, {@code part-NNNNN-of-NNNNN.jsonl.gz}, at once under its own
 * name: an object is there whole or not at all, and a bundle that is repeated writes the same
 * again. TextIO would shuffle the lines once more, write them elsewhere, copy and delete.
 */
public final class WriteParts extends PTransform<PCollection<KV<Integer, byte[]>>, PDone> {
  private final String folder;
  private final int parts;

  private WriteParts(String folder, int parts) {
    this.folder = folder;
    this.parts = parts;
  }

  /**
   * Writes into {@code folder}, which ends with {@code /}.
   *
   * @param parts number of buckets; each must come once, also where it has no lines
   */
  public static WriteParts into(String folder, int parts) {
    return new WriteParts(folder, parts);
  }

  @Override
  public PDone expand(PCollection<KV<Integer, byte[]>> buckets) {
    buckets.apply("Write", ParDo.of(new Fn(folder, parts)));
    return PDone.in(buckets.getPipeline());
  }

  private static final class Fn extends DoFn<KV<Integer, byte[]>, Void> {
    private final String folder;
    private final int parts;

    Fn(String folder, int parts) {
      this.folder = folder;
      this.parts = parts;
    }

    @ProcessElement
    public void write(@Element KV<Integer, byte[]> bucket) throws IOException {
      // Not by the worker's default locale, whose digits may be others.
      String name =
          String.format(Locale.ROOT, "part-%05d-of-%05d.jsonl.gz", bucket.getKey(), parts);
      try (OutputStream out = new FastGzip(NewFile.open(folder + name, MimeTypes.BINARY))) {
        out.write(bucket.getValue());
      }
    }
  }

  /** At the level from which on more time buys little space. */
  private static final class FastGzip extends GZIPOutputStream {
    private static final int BUFFER_BYTES = 64 << 10;

    FastGzip(OutputStream out) throws IOException {
      super(out, BUFFER_BYTES);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
