package org.therapeuticlocator.transforms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
    extends PTransform<PCollection<String>, PCollection<KV<Integer, LineBlock>>> {
  private final Buckets buckets;

  private BucketLines(Buckets buckets) {
    this.buckets = buckets;
  }

  /** Blocks of snapshot or change lines, keyed by bucket. */
  public static BucketLines into(Buckets buckets) {
    return new BucketLines(buckets);
  }

  @Override
  public PCollection<KV<Integer, LineBlock>> expand(PCollection<String> lines) {
    return lines.apply("Pack", ParDo.of(new Fn(buckets)));
  }

  private static final class Fn extends DoFn<String, KV<Integer, LineBlock>> {
    private final Buckets buckets;
    private transient Map<Integer, Pending> open;

    @SuppressWarnings("NullAway.Init") // Beam calls startBundle first.
    Fn(Buckets buckets) {
      this.buckets = buckets;
    }

    @StartBundle
    public void startBundle() {
      open = new HashMap<>();
    }

    @ProcessElement
    public void pack(@Element String line, OutputReceiver<KV<Integer, LineBlock>> out) {
      Pending pending = open.computeIfAbsent(buckets.ofLine(line), Pending::new);
      pending.lines.add(line);
      pending.full.forEach(out::output);
      pending.full.clear();
    }

    @FinishBundle
    public void finishBundle(FinishBundleContext context) {
      GlobalWindow window = GlobalWindow.INSTANCE;
      for (Pending pending : open.values()) {
        pending.lines.flush();
        pending.full.forEach(block -> context.output(block, window.maxTimestamp(), window));
      }
    }
  }

  /** What a bundle has of one bucket. */
  private static final class Pending {
    final List<KV<Integer, LineBlock>> full = new ArrayList<>();
    final LineBlock.Packer lines;

    Pending(int bucket) {
      this.lines = LineBlock.Packer.toGroup(block -> full.add(KV.of(bucket, block)));
    }
  }
}
