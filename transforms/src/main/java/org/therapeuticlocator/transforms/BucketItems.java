package org.therapeuticlocator.transforms;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/** Splits pages of table items by bucket; the counterpart of {@link BucketLines}. */
public final class BucketItems
    extends PTransform<PCollection<List<StoredItem>>, PCollection<KV<Integer, TableBlock>>> {
  private final Buckets buckets;

  private BucketItems(Buckets buckets) {
    this.buckets = buckets;
  }

  /** Blocks of table items, keyed by bucket. */
  public static BucketItems into(Buckets buckets) {
    return new BucketItems(buckets);
  }

  @Override
  public PCollection<KV<Integer, TableBlock>> expand(PCollection<List<StoredItem>> pages) {
    return pages.apply("Split", ParDo.of(new Fn(buckets)));
  }

  private static final class Fn extends DoFn<List<StoredItem>, KV<Integer, TableBlock>> {
    private final Buckets buckets;

    Fn(Buckets buckets) {
      this.buckets = buckets;
    }

    @ProcessElement
    public void split(@Element List<StoredItem> page, OutputReceiver<KV<Integer, TableBlock>> out) {
      Map<Integer, TableBlock.Packer> split = new HashMap<>();
      for (StoredItem item : page) {
        split.computeIfAbsent(buckets.of(item.id()), b -> new TableBlock.Packer()).add(item);
      }
      split.forEach((bucket, items) -> out.output(KV.of(bucket, items.block())));
    }
  }
}
