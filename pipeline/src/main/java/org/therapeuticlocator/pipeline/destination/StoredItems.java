package org.therapeuticlocator.pipeline.destination;

import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PInput;
import org.apache.beam.sdk.values.POutput;
import org.apache.beam.sdk.values.PValue;
import org.apache.beam.sdk.values.TupleTag;
import org.therapeuticlocator.transforms.StoredItem;

/**
 * All that is at a destination, and the counts of reading it, by the names in {@code CountNames}.
 */
public final class StoredItems implements POutput {
  private static final TupleTag<StoredItem> ITEMS = new TupleTag<>() {};
  private static final TupleTag<KV<String, Long>> COUNTS = new TupleTag<>() {};

  private final PCollection<StoredItem> items;
  private final PCollection<KV<String, Long>> counts;

  /** What a destination's reading answers. */
  public StoredItems(PCollection<StoredItem> items, PCollection<KV<String, Long>> counts) {
    this.items = items;
    this.counts = counts;
  }

  /** The items, each once. */
  public PCollection<StoredItem> items() {
    return items;
  }

  /** The counts, to be summed. */
  public PCollection<KV<String, Long>> counts() {
    return counts;
  }

  @Override
  public Pipeline getPipeline() {
    return items.getPipeline();
  }

  @Override
  public Map<TupleTag<?>, PValue> expand() {
    return Map.of(ITEMS, items, COUNTS, counts);
  }

  @Override
  public void finishSpecifyingOutput(
      String transformName, PInput input, PTransform<?, ?> transform) {
    // Its collections are finished by the transforms that make them.
  }
}
