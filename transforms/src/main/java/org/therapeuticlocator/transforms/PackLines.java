package org.therapeuticlocator.transforms;

import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.TupleTag;
import org.therapeuticlocator.row.SnapshotLine;

/**
 * Packs elements, as lines, into blocks ({@link LineBlock}) by a key, such as the bucket of their
 * id: a shuffle then moves some blocks, not every row, and whoever groups them holds one bucket at
 * a time. On the DirectRunner a key is a bundle, so grouping by id would make a bundle of every
 * row.
 */
public final class PackLines<T, K> extends PTransform<PCollection<T>, PCollection<KV<K, byte[]>>> {
  /** Of {@link #besideStored}: blocks of lines. */
  static final TupleTag<byte[]> LINES = new TupleTag<>() {};

  /** Beside them: blocks of {@link MissingItem}s. */
  static final TupleTag<byte[]> MISSING = new TupleTag<>() {};

  /** Of {@link #besideStored}: blocks of what is stored at the destination. */
  static final TupleTag<byte[]> STORED = new TupleTag<>() {};

  private static final int FILE_BYTES = 128 << 10;

  private final Coder<K> keyCoder;
  private final Fn<T, K> fn;

  private PackLines(Coder<K> keyCoder, Fn<T, K> fn) {
    this.keyCoder = keyCoder;
    this.fn = fn;
  }

  /** Blocks of snapshot or change lines, keyed by bucket. */
  public static PackLines<String, Integer> byBucket(Buckets buckets) {
    return byBucket(buckets, SnapshotLine::id, line -> line);
  }

  /** Blocks of what is stored at the destination, keyed by bucket. */
  static PackLines<StoredItem, Integer> itemsByBucket(Buckets buckets) {
    return byBucket(buckets, StoredItem::id, StoredItem::line);
  }

  private static <T> PackLines<T, Integer> byBucket(
      Buckets buckets, SerializableFunction<T, String> id, SerializableFunction<T, String> line) {
    int fullBytes = OpenBlocks.bytesFor(buckets);
    return new PackLines<>(
        VarIntCoder.of(),
        new Fn<>(
            element -> buckets.of(id.apply(element)),
            line,
            fullBytes,
            Integer.MAX_VALUE,
            Integer.MAX_VALUE));
  }

  /** {@code blocks} and an empty one of each key, so that none is missing after the grouping. */
  public static <K> PCollection<KV<K, byte[]>> withEmpty(
      PCollection<KV<K, byte[]>> blocks, List<K> keys) {
    List<KV<K, byte[]>> empty = keys.stream().map(key -> KV.of(key, new byte[0])).toList();
    return PCollectionList.of(blocks)
        .and(
            blocks
                .getPipeline()
                .apply("EmptyBlocks", Create.of(empty).withCoder(blocks.getCoder())))
        .apply("WithEmpty", Flatten.pCollections());
  }

  /** Snapshot or change lines and what is stored at the destination, by the same buckets. */
  public static KeyedPCollectionTuple<Integer> besideStored(
      PCollection<String> lines, PCollection<StoredItem> stored, Buckets buckets) {
    return KeyedPCollectionTuple.of(
            LINES, withEmpty(lines.apply("PackLines", byBucket(buckets)), buckets.all()))
        .and(STORED, stored.apply("PackDestination", itemsByBucket(buckets)));
  }

  /** The same beside lines of what was missing before. */
  public static KeyedPCollectionTuple<Integer> withMissing(
      KeyedPCollectionTuple<Integer> snapshotAndStored,
      PCollection<String> missing,
      Buckets buckets) {
    return snapshotAndStored.and(MISSING, missing.apply("PackMissing", byBucket(buckets)));
  }

  /** Blocks of lines by the file that is their key, and pieces of {@link LongLine}s. */
  public static PackLines<KV<String, String>, String> byFile() {
    return new PackLines<>(
        StringUtf8Coder.of(),
        new Fn<>(
            KV::getKey, KV::getValue, FILE_BYTES, Integer.MAX_VALUE, LongLine.LEAST_CHARACTERS));
  }

  /** Blocks of so many lines each, all of one key. */
  static PackLines<String, Integer> ofLines(int count) {
    return new PackLines<>(
        VarIntCoder.of(),
        new Fn<>(line -> 0, line -> line, Integer.MAX_VALUE, count, Integer.MAX_VALUE));
  }

  @Override
  public PCollection<KV<K, byte[]>> expand(PCollection<T> elements) {
    return elements.apply("Pack", ParDo.of(fn)).setCoder(KvCoder.of(keyCoder, BlockCoder.of()));
  }

  private static final class Fn<T, K> extends DoFn<T, KV<K, byte[]>> {
    private final SerializableFunction<T, K> key;
    private final SerializableFunction<T, String> line;
    private final int fullBytes;
    private final int fullLines;
    private final int longCharacters;
    private transient OpenBlocks<K> blocks;

    @SuppressWarnings("NullAway.Init") // Beam calls startBundle first.
    Fn(
        SerializableFunction<T, K> key,
        SerializableFunction<T, String> line,
        int fullBytes,
        int fullLines,
        int longCharacters) {
      this.key = key;
      this.line = line;
      this.fullBytes = fullBytes;
      this.fullLines = fullLines;
      this.longCharacters = longCharacters;
    }

    @StartBundle
    public void startBundle() {
      blocks = new OpenBlocks<>(fullBytes, fullLines);
    }

    @ProcessElement
    public void pack(@Element T element, OutputReceiver<KV<K, byte[]>> out) {
      K of = key.apply(element);
      String text = line.apply(element);
      if (text.length() >= longCharacters) {
        LongLine.cut(text, piece -> out.output(KV.of(of, piece)));
      } else {
        blocks.add(of, text, out::output);
      }
    }

    @FinishBundle
    public void finishBundle(FinishBundleContext context) {
      GlobalWindow all = GlobalWindow.INSTANCE;
      blocks.flush(block -> context.output(block, all.maxTimestamp(), all));
    }
  }
}
