package org.therapeuticlocator.pipeline.destination;

import java.util.List;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PDone;
import org.apache.beam.sdk.values.TupleTag;
import org.therapeuticlocator.pipeline.options.LoadOptions;
import org.therapeuticlocator.transforms.BundleCounts;
import org.therapeuticlocator.transforms.Deal;
import org.therapeuticlocator.transforms.Detail;
import org.therapeuticlocator.transforms.StoredItem;

/** A destination as it was found: what can be read, and written to. Immutable. */
public interface Target {
  /** What {@link #read} answers: the items, each once. */
  TupleTag<StoredItem> ITEMS = new TupleTag<>() {};

  /** Differs for every one ever made, so that one that was deleted and made again is known. */
  String identity();

  /** Where it is, the same whenever it is made again there. */
  String address();

  /** About how large its items are in all; 0 where that is not known. */
  long bytes();

  /** The limit of writing, in the units of its {@code ChangeCost}; 0 for none. */
  default double unitsPerSecond() {
    return 0;
  }

  /**
   * What the user should know of it, a sentence each, though it keeps nothing from being loaded.
   */
  default List<String> remarks() {
    return List.of();
  }

  /** How many may read or write side by side, of all processes together; 0 for no limit. */
  default int mostWorkers() {
    return 0;
  }

  /**
   * Sets what the workers' clients need in a pipeline's options; nothing where the steps have it.
   *
   * @param processes how many write or read side by side; 0 if all do in this process
   */
  default void configure(LoadOptions options, int processes) {}

  /**
   * Reads every item once, as it is after the writes that have ended: {@link #ITEMS} and counts,
   * {@link BundleCounts#TAG}.
   *
   * @param snapshotBytes about how large the snapshot is, where {@link #bytes} may lag behind
   * @param detail what items carry
   * @param deal how what is read is dealt out to the workers
   */
  PTransform<PBegin, PCollectionTuple> read(long snapshotBytes, Detail detail, Deal deal);

  /**
   * Carries out change lines ({@code Change}), as {@link Destination} says. An item that is refused
   * keeps no other from being written, and is left in {@code refusedFolder} by {@link
   * RefusedItems}; whatever else fails, fails the bundle.
   *
   * @param deal how calls are dealt out to the workers
   */
  PTransform<PCollection<String>, PDone> write(String refusedFolder, Deal deal);
}
