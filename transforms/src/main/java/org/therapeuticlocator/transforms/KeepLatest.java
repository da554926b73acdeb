package org.therapeuticlocator.transforms;

import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.therapeuticlocator.profile.IdPrefixes;
import org.therapeuticlocator.profile.ProfileBuilder;
import org.therapeuticlocator.row.DuplicateRule;
import org.therapeuticlocator.row.Provider;
import org.therapeuticlocator.row.SnapshotLine;

/**
 * Of blocks of snapshot lines by bucket keeps one line of each id, by the duplicate rule, whatever
 * the order in which they come. Out comes each bucket once, as a block of its lines in the order of
 * their ids, beside counts ({@link BundleCounts#TAG}).
 */
public final class KeepLatest
    extends PTransform<PCollection<KV<Integer, byte[]>>, PCollectionTuple> {
  /** Snapshot lines by bucket, one line an id. */
  public static final TupleTag<KV<Integer, byte[]>> LINES = new TupleTag<>() {};

  /** Profiles of what is kept, as JSON, one a bundle. */
  public static final TupleTag<String> PROFILES = new TupleTag<>() {};

  /** The snapshot's ids, as {@link IdPrefixes} writes them, one line a bucket. */
  public static final TupleTag<String> IDS = new TupleTag<>() {};

  private final Buckets buckets;

  private KeepLatest(Buckets buckets) {
    this.buckets = buckets;
  }

  /** Settles duplicates bucket by bucket; the blocks are those of {@code buckets}. */
  public static KeepLatest perId(Buckets buckets) {
    return new KeepLatest(buckets);
  }

  @Override
  public PCollectionTuple expand(PCollection<KV<Integer, byte[]>> blocks) {
    return PackLines.withEmpty(blocks, buckets.all())
        .apply("GroupBucket", GroupByKey.create())
        .apply(
            "Settle",
            ParDo.of(new Fn())
                .withOutputTags(LINES, TupleTagList.of(PROFILES).and(IDS).and(BundleCounts.TAG)));
  }

  private static final class Fn extends DoFn<KV<Integer, Iterable<byte[]>>, KV<Integer, byte[]>> {
    private transient BundleCounts tally;
    private transient ProfileBuilder profile;

    @SuppressWarnings("NullAway.Init") // Beam calls startBundle first.
    Fn() {}

    @StartBundle
    public void startBundle() {
      tally = new BundleCounts();
      profile = new ProfileBuilder();
    }

    @ProcessElement
    public void settle(@Element KV<Integer, Iterable<byte[]>> bucket, MultiOutputReceiver out) {
      // Sorted, so that the same lines are always the same bytes.
      Map<String, String> latest = new TreeMap<>();
      long lines = 0;
      for (byte[] block : bucket.getValue()) {
        for (String line : LineBlock.lines(block)) {
          lines++;
          latest.merge(SnapshotLine.id(line), line, DuplicateRule::keep);
        }
      }
      for (String line : latest.values()) {
        Provider provider = SnapshotLine.parse(line);
        provider.issues().forEach(issue -> tally.add(CountNames.flagged(issue)));
        profile.add(provider);
      }
      out.get(LINES).output(KV.of(bucket.getKey(), LineBlock.of(latest.values())));
      if (!latest.isEmpty()) {
        out.get(IDS).output(IdPrefixes.line(latest.keySet()));
      }
      tally.add(CountNames.KEPT, latest.size());
      tally.add(CountNames.DUPLICATE, lines - latest.size());
    }

    @FinishBundle
    public void finishBundle(FinishBundleContext context) {
      GlobalWindow all = GlobalWindow.INSTANCE;
      context.output(PROFILES, profile.build().toJson(), all.maxTimestamp(), all);
      tally.emit(context);
    }
  }
}
