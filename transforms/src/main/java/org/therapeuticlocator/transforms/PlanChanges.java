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
 * everything compared ({@link BundleCounts#TAG}).
 */
public final class PlanChanges
    extends PTransform<KeyedPCollectionTuple<Integer>, PCollectionTuple> {
  /** Each bucket once, with its change lines. */
  public static final TupleTag<KV<Integer, byte[]>> CHANGES = new TupleTag<>() {};

  /** Buckets with lines of what is missing now and not deleted, those that have any. */
  public static final TupleTag<KV<Integer, byte[]>> MISSING = new TupleTag<>() {};

  /**
   * Lines of some updates ({@link BeforeAfter}) of items that carry their values: some ten for each
   * attribute that differs, or one a bucket.
   */
  public static final TupleTag<String> SAMPLES = new TupleTag<>() {};

  private final StaleRows staleRows;
  private final ChangeCost cost;
  private final Buckets buckets;

  private PlanChanges(StaleRows staleRows, ChangeCost cost, Buckets buckets) {
    this.staleRows = staleRows;
    this.cost = cost;
    this.buckets = buckets;
  }

  /**
   * Plans inserts and updates, and deletes of stale items; what was missing before is known from
   * {@link PackLines#withMissing}.
   *
   * @param buckets those that the items are in
   */
  public static PlanChanges of(StaleRows staleRows, ChangeCost cost, Buckets buckets) {
    return new PlanChanges(staleRows, cost, buckets);
  }

  @Override
  public PCollectionTuple expand(KeyedPCollectionTuple<Integer> snapshotAndStored) {
    boolean hasMissing =
        snapshotAndStored.getKeyedCollections().stream()
            .anyMatch(collection -> collection.getTupleTag().equals(PackLines.MISSING));
    return snapshotAndStored
        .apply("JoinBucket", CoGroupByKey.create())
        .apply(
            "Compare",
            ParDo.of(new Fn(this, hasMissing))
                .withOutputTags(
                    CHANGES, TupleTagList.of(BundleCounts.TAG).and(MISSING).and(SAMPLES)));
  }

  private static final class Fn extends DoFn<KV<Integer, CoGbkResult>, KV<Integer, byte[]>> {
    private final StaleRows staleRows;
    private final ChangeCost cost;
    private final Buckets buckets;
    private final boolean hasMissing;
    private transient BundleCounts tally;

    @SuppressWarnings("NullAway.Init") // Beam calls startBundle first.
    Fn(PlanChanges plan, boolean hasMissing) {
      this.staleRows = plan.staleRows;
      this.cost = plan.cost;
      this.buckets = plan.buckets;
      this.hasMissing = hasMissing;
    }

    @StartBundle
    public void startBundle() {
      tally = new BundleCounts();
    }

    @ProcessElement
    public void compare(@Element KV<Integer, CoGbkResult> bucket, MultiOutputReceiver out) {
      Map<String, StoredItem> stored = StoredItem.byId(bucket.getValue().getAll(PackLines.STORED));
      List<String> changes = new ArrayList<>();
      FieldChanges fields = new FieldChanges(buckets, tally);
      for (byte[] block : bucket.getValue().getAll(PackLines.LINES)) {
        for (String line : LineBlock.lines(block)) {
          Change change = changeTo(line, stored.remove(SnapshotLine.id(line)), fields);
          if (change != null) {
            changes.add(change.put(line));
          }
        }
      }
      Map<String, String> since =
          hasMissing
              ? MissingItem.sinceById(bucket.getValue().getAll(PackLines.MISSING))
              : Map.of();
      List<String> missing = new ArrayList<>();
      for (StoredItem item : stored.values()) {
        if (isStale(item)) {
          String start = since.getOrDefault(item.id(), staleRows.start().toString());
          leftOver(item, new MissingItem(item.id(), start), changes, missing);
        }
      }
      if (!missing.isEmpty()) {
        out.get(MISSING).output(KV.of(bucket.getKey(), LineBlock.of(missing)));
      }
      out.get(CHANGES).output(KV.of(bucket.getKey(), LineBlock.of(changes)));
      fields.samples().forEach(out.get(SAMPLES)::output);
    }

    private @Nullable Change changeTo(String line, @Nullable StoredItem item, FieldChanges fields) {
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
        fields.add(item, line);
      }
      tally.add(CountNames.WRITE_UNITS, cost.ofPut(line));
      return item == null ? Change.INSERT : Change.UPDATE;
    }

    private boolean isStale(StoredItem item) {
      tally.add(item.ours() ? CountNames.OURS : CountNames.FOREIGN);
      return item.ours() && staleRows.treatment() != StaleRows.Treatment.IGNORE;
    }

    private void leftOver(
        StoredItem item, MissingItem left, List<String> changes, List<String> missing) {
      tally.add(CountNames.STALE);
      if (staleRows.deletes(left.since())) {
        tally.add(CountNames.DELETED);
        tally.add(CountNames.WRITE_UNITS, item.deleteCost());
        changes.add(Change.delete(item.id()));
        return;
      }
      missing.add(left.line());
      if (staleRows.treatment() == StaleRows.Treatment.DELETE) {
        tally.add(CountNames.WAITING);
        tally.add(CountNames.waitingSince(left.since()));
      }
    }

    @FinishBundle
    public void finishBundle(FinishBundleContext context) {
      tally.emit(context);
    }
  }
}
