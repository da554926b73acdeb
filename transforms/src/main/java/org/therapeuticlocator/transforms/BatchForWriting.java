package org.therapeuticlocator.transforms;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.PCollection;

/**
 * Deals lines out to all workers evenly, in blocks of as many as one call to a destination carries:
 * so every writer has the same to do, and its calls are full. Files are no measure of that: blocks
 * meet them at random, and one file may have three times another's.
 */
public final class BatchForWriting extends PTransform<PCollection<String>, PCollection<String>> {
  // Flink hashes lanes to workers: 64 lanes met 16 workers as 8 and 1. The DirectRunner makes a
  // bundle of each lane; as many as there are blocks would be many at ten times the rows.
  private static final int LANES = 1_024;

  private final int linesACall;

  private BatchForWriting(int linesACall) {
    this.linesACall = linesACall;
  }

  /** Spreads lines over the workers, so many at a time. */
  public static BatchForWriting ofLines(int linesACall) {
    return new BatchForWriting(linesACall);
  }

  @Override
  public PCollection<String> expand(PCollection<String> lines) {
    return lines
        .apply("Pack", ParDo.of(new Pack(linesACall)))
        .setCoder(LineBlockCoder.of())
        .apply("Deal", Reshuffle.<LineBlock>viaRandomKey().withNumBuckets(LANES))
        .apply("Unpack", unpack());
  }

  /** The lines of blocks. */
  public static ParDo.SingleOutput<LineBlock, String> unpack() {
    return ParDo.of(new Unpack());
  }

  private static final class Pack extends DoFn<String, LineBlock> {
    private final int linesACall;
    private transient LineBlock.Packer packer;
    private transient List<LineBlock> full;

    @SuppressWarnings("NullAway.Init") // Beam calls startBundle first.
    Pack(int linesACall) {
      this.linesACall = linesACall;
    }

    @StartBundle
    public void startBundle() {
      full = new ArrayList<>(1);
      packer = LineBlock.Packer.ofLines(linesACall, full::add);
    }

    @ProcessElement
    public void pack(@Element String line, OutputReceiver<LineBlock> out) {
      packer.add(line);
      full.forEach(out::output);
      full.clear();
    }

    @FinishBundle
    public void finishBundle(FinishBundleContext context) {
      packer.flush();
      full.forEach(
          block ->
              context.output(block, GlobalWindow.INSTANCE.maxTimestamp(), GlobalWindow.INSTANCE));
    }
  }

  private static final class Unpack extends DoFn<LineBlock, String> {
    @ProcessElement
    public void unpack(@Element LineBlock block, OutputReceiver<String> out) {
      block.forEachLine(out::output);
    }
  }
}
