package org.therapeuticlocator.transforms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.transforms.FlatMapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptors;
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
        .apply(
            "LeaveOutDone",
            FlatMapElements.into(TypeDescriptors.strings()).via(RemainingChanges::left));
  }

  private static List<String> left(KV<Integer, CoGbkResult> bucket) {
    Map<String, StoredItem> stored = StoredItem.byId(bucket.getValue().getAll(PackLines.STORED));
    List<String> left = new ArrayList<>();
    for (byte[] block : bucket.getValue().getAll(PackLines.LINES)) {
      for (String change : LineBlock.lines(block)) {
        if (!isDone(change, stored.get(Change.id(change)))) {
          left.add(change);
        }
      }
    }
    return left;
  }

  private static boolean isDone(String change, @Nullable StoredItem item) {
    if (Change.isDelete(change)) {
      // An item that somebody else took over since the plan is not ours to delete.
      return item == null || !item.ours();
    }
    return item != null && item.fingerprint().equals(Fingerprint.of(Change.item(change)));
  }
}
