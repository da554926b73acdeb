package org.therapeuticlocator.transforms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/** Splits pages of table items by bucket; the counterpart of {@link BucketLines}. */
public final class BucketItems
    extends PTransform<PCollection<List<TableItem>>, PCollection<KV<Integer, List<TableItem>>>> {
  private final Buckets buckets;

  private BucketItems(Buckets buckets) {
    this.buckets = buckets;
  }

  /** Lists of table items, keyed by bucket. */
  public static BucketItems into(Buckets buckets) {
    return new BucketItems(buckets);
  }

  @Override
  public PCollection<KV<Integer, List<TableItem>>> expand(PCollection<List<TableItem>> pages) {
    return pages
        .apply("Split", ParDo.of(new Fn(buckets)))
        .setCoder(KvCoder.of(VarIntCoder.of(), ListCoder.of(TableItemCoder.of())));
  }

  private static final class Fn extends DoFn<List<TableItem>, KV<Integer, List<TableItem>>> {
    private final Buckets buckets;

    Fn(Buckets buckets) {
      this.buckets = buckets;
    }

    @ProcessElement
    public void split(
        @Element List<TableItem> page, OutputReceiver<KV<Integer, List<TableItem>>> out) {
      Map<Integer, List<TableItem>> split = new HashMap<>();
      for (TableItem item : page) {
        split.computeIfAbsent(buckets.of(item.id()), b -> new ArrayList<>()).add(item);
      }
      split.forEach((bucket, items) -> out.output(KV.of(bucket, items)));
    }
  }
}
