package org.therapeuticlocator.transforms;

import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.transforms.Values;
import org.apache.beam.sdk.values.PCollection;

/**
 * Deals lines out to all workers evenly, in blocks of as many as one call to a destination carries:
 * so every writer has the same to do, and its calls are full. Files are no measure of that: blocks
 * meet them at random, and one file may have three times another's.
 */
public final class BatchForWriting extends PTransform<PCollection<String>, PCollection<byte[]>> {
  private final int linesACall;
  private final int lanes;

  private BatchForWriting(int linesACall, int lanes) {
    this.linesACall = linesACall;
    this.lanes = lanes;
  }

  /** Spreads lines over the workers, so many at a time, by {@code lanes} keys. */
  public static BatchForWriting ofLines(int linesACall, int lanes) {
    return new BatchForWriting(linesACall, lanes);
  }

  @Override
  public PCollection<byte[]> expand(PCollection<String> lines) {
    return lines
        .apply("PackLines", PackLines.ofLines(linesACall))
        .apply("Blocks", Values.create())
        .apply("Deal", Reshuffle.<byte[]>viaRandomKey().withNumBuckets(lanes));
  }
}
