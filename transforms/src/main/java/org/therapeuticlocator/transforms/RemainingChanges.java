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
import org.apache.beam.sdk.values.TupleTag;
import org.jspecify.annotations.Nullable;

/**
 * Of the planned changes, those that the destination does not show yet: what a load that was cut
 * off has left to do. Blocks of change lines in, blocks of change lines out.
 */
public final class RemainingChanges
    extends PTransform<KeyedPCollectionTuple<Integer>, PCollection<LineBlock>> {
  /** Input: blocks of change lines by bucket. */
  public static final TupleTag<LineBlock> CHANGES = new TupleTag<>() {};

  /** Input: blocks of what is stored at the destination, by bucket. */
  public static final TupleTag<LineBlock> STORED = new TupleTag<>() {};

  private RemainingChanges() {}

  /** Leaves out what is done already. */
  public static RemainingChanges create() {
    return new RemainingChanges();
  }

  @Override
  public PCollection<LineBlock> expand(KeyedPCollectionTuple<Integer> changesAndStored) {
    return changesAndStored
        .apply("JoinBucket", CoGroupByKey.create())
        .apply("LeaveOutDone", ParDo.of(new Fn()))
        .setCoder(LineBlockCoder.of());
  }

  private static final class Fn extends DoFn<KV<Integer, CoGbkResult>, LineBlock> {
    @ProcessElement
    public void leaveOutDone(
        @Element KV<Integer, CoGbkResult> bucket, OutputReceiver<LineBlock> out) {
      Map<String, StoredItem> stored = StoredItem.byId(bucket.getValue().getAll(STORED));
      LineBlock.Packer left = LineBlock.Packer.grouped(out::output);
      for (LineBlock block : bucket.getValue().getAll(CHANGES)) {
        block.forEachLine(
            change -> {
              if (!isDone(change, stored.get(Change.id(change)))) {
                left.add(change);
              }
            });
      }
      left.flush();
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
