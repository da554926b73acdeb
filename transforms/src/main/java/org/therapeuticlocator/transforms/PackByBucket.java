package org.therapeuticlocator.transforms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.therapeuticlocator.row.SnapshotLine;

/**
 * Packs elements, as lines, into blocks by the bucket of their id: a shuffle then moves some
 * blocks, not every row, and whoever groups them holds one bucket at a time. On the DirectRunner a
 * key is a bundle, so grouping by id would make a bundle of every row.
 */
public final class PackByBucket<T>
    extends PTransform<PCollection<T>, PCollection<KV<Integer, LineBlock>>> {
  private final Buckets buckets;
  private final SerializableFunction<T, String> id;
  private final SerializableFunction<T, String> line;

  private PackByBucket(
      Buckets buckets, SerializableFunction<T, String> id, SerializableFunction<T, String> line) {
    this.buckets = buckets;
    this.id = id;
    this.line = line;
  }

  /** Blocks of snapshot or change lines, keyed by bucket. */
  public static PackByBucket<String> lines(Buckets buckets) {
    return new PackByBucket<>(buckets, SnapshotLine::id, line -> line);
  }

  /** Blocks of what is stored at the destination, keyed by bucket. */
  public static PackByBucket<StoredItem> items(Buckets buckets) {
    return new PackByBucket<>(buckets, StoredItem::id, StoredItem::line);
  }

  @Override
  public PCollection<KV<Integer, LineBlock>> expand(PCollection<T> elements) {
    return elements.apply("Pack", ParDo.of(new Fn<>(buckets, id, line)));
  }

  private static final class Fn<T> extends DoFn<T, KV<Integer, LineBlock>> {
    private final Buckets buckets;
    private final SerializableFunction<T, String> id;
    private final SerializableFunction<T, String> line;
    private transient Map<Integer, Pending> open;

    @SuppressWarnings("NullAway.Init") // Beam calls startBundle first.
    Fn(Buckets buckets, SerializableFunction<T, String> id, SerializableFunction<T, String> line) {
      this.buckets = buckets;
      this.id = id;
      this.line = line;
    }

    @StartBundle
    public void startBundle() {
      open = new HashMap<>();
    }

    @ProcessElement
    public void pack(@Element T element, OutputReceiver<KV<Integer, LineBlock>> out) {
      Pending pending = open.computeIfAbsent(buckets.of(id.apply(element)), this::pending);
      pending.lines.add(line.apply(element));
      pending.full.forEach(out::output);
      pending.full.clear();
    }

    private Pending pending(int bucket) {
      return new Pending(bucket, buckets);
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

    Pending(int bucket, Buckets buckets) {
      this.lines = LineBlock.Packer.toGroup(buckets, block -> full.add(KV.of(bucket, block)));
    }
  }
}
