package org.therapeuticlocator.pipeline.output;

import java.util.Locale;
import org.apache.beam.sdk.io.Compression;
import org.apache.beam.sdk.io.FileBasedSink.FilenamePolicy;
import org.apache.beam.sdk.io.FileBasedSink.OutputFileHints;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.TextIO;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.PaneInfo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.therapeuticlocator.transforms.LineBlock;

/**
 * Writes blocks of lines by TextIO as {@code part-NNNNN-of-NNNNN.jsonl.gz}. The number of parts is
 * fixed: another one on a rerun would leave old parts beside the new.
 */
public final class WriteBlocks extends PTransform<PCollection<byte[]>, PDone> {
  // A part is what one writer of the load takes at a time, and at least 16 shall be in flight.
  private static final int LEAST_PARTS = 16;
  private static final int MOST_PARTS = 1_024;
  private static final long BYTES_A_PART = 32L << 20;

  private final String folder;
  private final String temporary;
  private final int parts;

  private WriteBlocks(String folder, String temporary, int parts) {
    this.folder = folder;
    this.temporary = temporary;
    this.parts = parts;
  }

  /** Writes into {@code folder}, by way of {@code temporary}, both with {@code /} at the end. */
  public static WriteBlocks to(String folder, String temporary, int parts) {
    return new WriteBlocks(folder, temporary, parts);
  }

  /** Into how many parts about {@code bytes} of uncompressed lines are written. */
  public static int partsFor(long bytes) {
    return (int) Math.max(LEAST_PARTS, Math.min(MOST_PARTS, bytes / BYTES_A_PART));
  }

  @Override
  @SuppressWarnings("deprecation") // For FileIO.write, whose TextIO.sink() swallows an IOException.
  public PDone expand(PCollection<byte[]> blocks) {
    blocks.apply(
        "Write",
        TextIO.<byte[]>writeCustomType()
            .withFormatFunction(LineBlock::text)
            .to(new PartNames(folder))
            .withTempDirectory(FileSystems.matchNewResource(temporary, true))
            .withCompression(Compression.GZIP)
            .withNumShards(parts));
    return PDone.in(blocks.getPipeline());
  }

  /** Beam's own names have the digits of the worker's default locale. */
  private static final class PartNames extends FilenamePolicy {
    private final String folder;

    PartNames(String folder) {
      this.folder = folder;
    }

    @Override
    public ResourceId unwindowedFilename(int part, int parts, OutputFileHints hints) {
      String name = String.format(Locale.ROOT, "part-%05d-of-%05d.jsonl", part, parts);
      return FileSystems.matchNewResource(
          folder + name + hints.getSuggestedFilenameSuffix(), false);
    }

    @Override
    public ResourceId windowedFilename(
        int part, int parts, BoundedWindow window, PaneInfo pane, OutputFileHints hints) {
      throw new UnsupportedOperationException("the input is bounded");
    }
  }
}
