package org.therapeuticlocator.transforms;

import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Counts of one bundle, emitted as elements when it ends. Beam's counters may count a bundle that
 * was retried twice; elements of a bundle are there once, so figures that must add up are these.
 */
public final class BundleCounts {
  /** Coder of the emitted counts. */
  public static final KvCoder<String, Long> CODER =
      KvCoder.of(StringUtf8Coder.of(), VarLongCoder.of());

  /** Tag of the emitted counts, by the names in {@link CountNames}, to be summed. */
  public static final TupleTag<KV<String, Long>> TAG = new TupleTag<>() {};

  private final Map<String, Long> counts = new TreeMap<>();

  /** Adds one to {@code name}. */
  public void add(String name) {
    add(name, 1);
  }

  /** Adds {@code n} to {@code name}. */
  public void add(String name, long n) {
    counts.merge(name, n, Long::sum);
  }

  /** Hands every count to a bundle's output, in the window that batch elements live in. */
  public void emit(DoFn<?, ?>.FinishBundleContext context) {
    GlobalWindow all = GlobalWindow.INSTANCE;
    counts.forEach((name, n) -> context.output(TAG, KV.of(name, n), all.maxTimestamp(), all));
  }
}
