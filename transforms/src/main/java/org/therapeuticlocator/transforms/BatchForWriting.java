package org.therapeuticlocator.transforms;

import org.apache.beam.sdk.transforms.FlatMapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.transforms.Values;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptors;

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
        .apply("PackLines", PackLines.ofLines(linesACall))
        .apply("Blocks", Values.create())
        .apply("Deal", Reshuffle.<byte[]>viaRandomKey().withNumBuckets(LANES))
        .apply("Unpack", FlatMapElements.into(TypeDescriptors.strings()).via(LineBlock::lines));
  }
}
