package org.therapeuticlocator.transforms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.row.SnapshotLine;

/**
 * Compares the snapshot with what is stored at the destination, bucket by bucket ({@link
 * PackLines#besideStored}): out come each bucket's change lines ({@link Change}) and the counts of
 * everything compared.
 */
public final class PlanChanges
    extends PTransform<KeyedPCollectionTuple<Integer>, PCollectionTuple> {
  /** Each bucket once, with its change lines. */
  public static final TupleTag<KV<Integer, byte[]>> CHANGES = new TupleTag<>() {};

  /** Counts by the names in {@link CountNames}, to be summed. */
  public static final TupleTag<KV<String, Long>> COUNTS = new TupleTag<>() {};

  private final boolean deleteStale;
  private final ChangeCost cost;

  private PlanChanges(boolean deleteStale, ChangeCost cost) {
    this.deleteStale = deleteStale;
    this.cost = cost;
  }

  /** Plans inserts and updates, and deletes of stale items if {@code deleteStale}. */
  public static PlanChanges of(boolean deleteStale, ChangeCost cost) {
    return new PlanChanges(deleteStale, cost);
  }

  @Override
  public PCollectionTuple expand(KeyedPCollectionTuple<Integer> snapshotAndStored) {
    return snapshotAndStored
        .apply("JoinBucket", CoGroupByKey.create())
        .apply(
            "Compare",
            ParDo.of(new Fn(deleteStale, cost)).withOutputTags(CHANGES, TupleTagList.of(COUNTS)));
  }

  private static final class Fn extends DoFn<KV<Integer, CoGbkResult>, KV<Integer, byte[]>> {
    private final boolean deleteStale;
    private final ChangeCost cost;
    private transient BundleCounts tally;

    @SuppressWarnings("NullAway.Init") // Beam calls startBundle first.
    Fn(boolean deleteStale, ChangeCost cost) {
      this.deleteStale = deleteStale;
      this.cost = cost;
    }

    @StartBundle
    public void startBundle() {
      tally = new BundleCounts();
    }

    @ProcessElement
    public void compare(@Element KV<Integer, CoGbkResult> bucket, MultiOutputReceiver out) {
      Map<String, StoredItem> stored = StoredItem.byId(bucket.getValue().getAll(PackLines.STORED));
      List<String> changes = new ArrayList<>();
      for (byte[] block : bucket.getValue().getAll(PackLines.LINES)) {
        for (String line : LineBlock.lines(block)) {
          Change change = changeTo(line, stored.remove(SnapshotLine.id(line)));
          if (change != null) {
            changes.add(change.put(line));
          }
        }
      }
      stored.values().forEach(item -> leftOver(item, changes));
      out.get(CHANGES).output(KV.of(bucket.getKey(), LineBlock.of(changes)));
    }

    private @Nullable Change changeTo(String line, @Nullable StoredItem item) {
      ProgressCounters.add(ProgressCounters.COMPARED, 1);
      if (item == null) {
        tally.add(CountNames.INSERTED);
      } else {
        tally.add(CountNames.OURS);
        if (item.fingerprint().equals(Fingerprint.of(line))) {
          tally.add(CountNames.UNCHANGED);
          return null;
        }
        tally.add(CountNames.UPDATED);
      }
      tally.add(CountNames.WRITE_UNITS, cost.ofPut(line));
      return item == null ? Change.INSERT : Change.UPDATE;
    }

    private void leftOver(StoredItem item, List<String> changes) {
      if (!item.ours()) {
        tally.add(CountNames.FOREIGN);
        return;
      }
      tally.add(CountNames.OURS);
      tally.add(CountNames.STALE);
      if (deleteStale) {
        tally.add(CountNames.DELETED);
        tally.add(CountNames.WRITE_UNITS, item.deleteCost());
        changes.add(Change.delete(item.id()));
      }
    }

    @FinishBundle
    public void finishBundle(FinishBundleContext context) {
      tally.emit((count, window) -> context.output(COUNTS, count, window.maxTimestamp(), window));
    }
  }
}
