package org.therapeuticlocator.transforms;

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
import org.therapeuticlocator.row.ItemSize;
import org.therapeuticlocator.row.SnapshotLine;

/**
 * Compares the snapshot with the table, bucket by bucket: out come blocks of change lines ({@link
 * Change}) and the counts of everything compared.
 */
public final class PlanChanges
    extends PTransform<KeyedPCollectionTuple<Integer>, PCollectionTuple> {
  /** Input: blocks of snapshot lines by bucket. */
  public static final TupleTag<LineBlock> SNAPSHOT = new TupleTag<>() {};

  /** Input: items of the table by bucket. */
  public static final TupleTag<TableBlock> TABLE = new TupleTag<>() {};

  /** Blocks of change lines. */
  public static final TupleTag<LineBlock> CHANGES = new TupleTag<>() {};

  /** Counts by the names in {@link CountNames}, to be summed. */
  public static final TupleTag<KV<String, Long>> COUNTS = new TupleTag<>() {};

  private final boolean deleteStale;

  private PlanChanges(boolean deleteStale) {
    this.deleteStale = deleteStale;
  }

  /** Plans inserts and updates, and deletes of stale items if {@code deleteStale}. */
  public static PlanChanges deletingStale(boolean deleteStale) {
    return new PlanChanges(deleteStale);
  }

  @Override
  public PCollectionTuple expand(KeyedPCollectionTuple<Integer> snapshotAndTable) {
    PCollectionTuple planned =
        snapshotAndTable
            .apply("JoinBucket", CoGroupByKey.create())
            .apply(
                "Compare",
                ParDo.of(new Fn(deleteStale)).withOutputTags(CHANGES, TupleTagList.of(COUNTS)));
    planned.get(CHANGES).setCoder(LineBlockCoder.of());
    planned.get(COUNTS).setCoder(BundleCounts.CODER);
    return planned;
  }

  private static final class Fn extends DoFn<KV<Integer, CoGbkResult>, LineBlock> {
    private final boolean deleteStale;
    private transient BundleCounts tally;

    @SuppressWarnings("NullAway.Init") // Beam calls startBundle first.
    Fn(boolean deleteStale) {
      this.deleteStale = deleteStale;
    }

    @StartBundle
    public void startBundle() {
      tally = new BundleCounts();
    }

    @ProcessElement
    public void compare(@Element KV<Integer, CoGbkResult> bucket, MultiOutputReceiver out) {
      Map<String, StoredItem> table = TableBlock.byId(bucket.getValue().getAll(TABLE));
      LineBlock.Packer changes = LineBlock.Packer.grouped(out.get(CHANGES)::output);
      for (LineBlock block : bucket.getValue().getAll(SNAPSHOT)) {
        block.forEachLine(
            line -> {
              Change change = changeTo(line, table.remove(SnapshotLine.id(line)));
              if (change != null) {
                changes.add(change.put(line));
              }
            });
      }
      table.values().forEach(item -> leftOver(item, changes));
      changes.flush();
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
      int bytes = ItemSize.bytes(SnapshotLine.parse(line));
      tally.add(CountNames.WRITE_UNITS, ItemSize.writeUnits(bytes));
      return item == null ? Change.INSERT : Change.UPDATE;
    }

    private void leftOver(StoredItem item, LineBlock.Packer changes) {
      if (!item.ours()) {
        tally.add(CountNames.FOREIGN);
        return;
      }
      tally.add(CountNames.OURS);
      tally.add(CountNames.STALE);
      if (deleteStale) {
        tally.add(CountNames.DELETED);
        tally.add(CountNames.WRITE_UNITS, ItemSize.writeUnits(item.bytes()));
        changes.add(Change.delete(item.id()));
      }
    }

    @FinishBundle
    public void finishBundle(FinishBundleContext context) {
      tally.emit((count, window) -> context.output(COUNTS, count, window.maxTimestamp(), window));
    }
  }
}
