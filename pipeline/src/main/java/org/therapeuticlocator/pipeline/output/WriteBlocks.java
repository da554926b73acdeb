package org.therapeuticlocator.pipeline.output;

import org.apache.beam.sdk.io.Compression;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.TextIO;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.therapeuticlocator.transforms.LineBlock;

/**
 * Writes blocks of lines by TextIO as {@code part-NNNNN-of-NNNNN.jsonl.gz}. The number of parts is
 * fixed: another one on a rerun would leave old parts beside the new.
 */
public final class WriteBlocks extends PTransform<PCollection<LineBlock>, PDone> {
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

  @Override
  @SuppressWarnings("deprecation") // For FileIO.write, whose TextIO.sink() swallows an IOException.
  public PDone expand(PCollection<LineBlock> blocks) {
    blocks.apply(
        "Write",
        TextIO.<LineBlock>writeCustomType()
            .withFormatFunction(LineBlock::text)
            .to(new PartNames(folder))
            .withTempDirectory(FileSystems.matchNewResource(temporary, true))
            .withCompression(Compression.GZIP)
            .withNumShards(parts));
    return PDone.in(blocks.getPipeline());
  }
}
