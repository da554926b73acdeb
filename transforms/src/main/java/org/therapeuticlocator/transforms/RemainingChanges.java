package org.therapeuticlocator.transforms;

import java.util.Map;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.jspecify.annotations.Nullable;

/**
 * Of the planned changes, those that the destination does not show yet: what a load that was cut
 * off has left to do. {@link PackLines#besideStored} in, change lines out.
 */
public final class RemainingChanges
    extends PTransform<KeyedPCollectionTuple<Integer>, PCollection<String>> {
  private RemainingChanges() {}

  /** Leaves out what is done already. */
  public static RemainingChanges create() {
    return new RemainingChanges();
  }

  @Override
  public PCollection<String> expand(KeyedPCollectionTuple<Integer> changesAndStored) {
    return changesAndStored
        .apply("JoinBucket", CoGroupByKey.create())
        .apply("LeaveOutDone", ParDo.of(new Fn()));
  }

  private static final class Fn extends DoFn<KV<Integer, CoGbkResult>, String> {
    @ProcessElement
    public void leaveOutDone(@Element KV<Integer, CoGbkResult> bucket, OutputReceiver<String> out) {
      Map<String, StoredItem> stored = StoredItem.byId(bucket.getValue().getAll(PackLines.STORED));
      for (byte[] block : bucket.getValue().getAll(PackLines.LINES)) {
        for (String change : LineBlock.lines(block)) {
          if (!isDone(change, stored.get(Change.id(change)))) {
            out.output(change);
          }
        }
      }
    }

    private static boolean isDone(String change, @Nullable StoredItem item) {
      if (Change.isDelete(change)) {
        // An item that somebody else took over since the plan is not ours to delete.
        return item == null || !item.ours();
      }
      return item != null && item.fingerprint().equals(Fingerprint.of(Change.item(change)));
    }
  }
}
