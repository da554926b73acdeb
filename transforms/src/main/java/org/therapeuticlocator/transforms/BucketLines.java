package org.therapeuticlocator.transforms;

import java.util.HashMap;
import java.util.Map;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Packs lines into blocks by the bucket of their id: a shuffle then moves some blocks, not every
 * row, and whoever groups them holds one bucket at a time. On the DirectRunner a key is a bundle,
 * so grouping by id would make a bundle of every row.
 */
public final class BucketLines
    extends PTransform<PCollection<String>, PCollection<KV<Integer, String>>> {
  private final Buckets buckets;

  private BucketLines(Buckets buckets) {
    this.buckets = buckets;
  }

  /** Blocks of snapshot or change lines, keyed by bucket. */
  public static BucketLines into(Buckets buckets) {
    return new BucketLines(buckets);
  }

  @Override
  public PCollection<KV<Integer, String>> expand(PCollection<String> lines) {
    return lines.apply("Pack", ParDo.of(new Fn(buckets)));
  }

  private static final class Fn extends DoFn<String, KV<Integer, String>> {
    private final Buckets buckets;
    private transient Map<Integer, LineBlock> open;

    @SuppressWarnings("NullAway.Init") // Beam calls startBundle first.
    Fn(Buckets buckets) {
      this.buckets = buckets;
    }

    @StartBundle
    public void startBundle() {
      open = new HashMap<>();
    }

    @ProcessElement
    public void pack(@Element String line, OutputReceiver<KV<Integer, String>> out) {
      int bucket = buckets.ofLine(line);
      open.computeIfAbsent(bucket, b -> new LineBlock())
          .add(line, block -> out.output(KV.of(bucket, block)));
    }

    @FinishBundle
    public void finishBundle(FinishBundleContext context) {
      GlobalWindow window = GlobalWindow.INSTANCE;
      open.forEach(
          (bucket, lines) ->
              lines.flush(
                  block -> context.output(KV.of(bucket, block), window.maxTimestamp(), window)));
    }
  }
}
