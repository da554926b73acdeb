package org.therapeuticlocator.transforms;

import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.transforms.Values;
import org.apache.beam.sdk.values.PCollection;

/**
 * Deals lines out to all workers evenly, in blocks of as many as calls to a destination carry: so
 * every writer has the same to do, and its calls are full. Files are no measure of that: blocks
 * meet them at random, and one file may have three times another's.
 */
public final class BatchForWriting extends PTransform<PCollection<String>, PCollection<byte[]>> {
  private final int linesACall;
  private final Deal deal;

  private BatchForWriting(int linesACall, Deal deal) {
    this.linesACall = linesACall;
    this.deal = deal;
  }

  /** Spreads lines over the workers, in blocks of one call or of as many as {@code deal} wants. */
  public static BatchForWriting ofLines(int linesACall, Deal deal) {
    return new BatchForWriting(linesACall, deal);
  }

  @Override
  public PCollection<byte[]> expand(PCollection<String> lines) {
    int calls = 1 + (deal.leastLines() - 1) / linesACall;
    return lines
        .apply("PackLines", PackLines.ofLines(calls * linesACall))
        .apply("Blocks", Values.create())
        .apply("Deal", Reshuffle.<byte[]>viaRandomKey().withNumBuckets(deal.lanes()));
  }
}
