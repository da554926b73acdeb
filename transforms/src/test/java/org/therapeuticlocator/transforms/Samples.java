package org.therapeuticlocator.transforms;

import java.util.Map;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.FlatMapElements;
import org.apache.beam.sdk.transforms.Sum;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.therapeuticlocator.row.Attribute;
import org.therapeuticlocator.row.Header;
import org.therapeuticlocator.row.ItemSize;
import org.therapeuticlocator.row.Provider;
import org.therapeuticlocator.row.SnapshotLine;
import org.therapeuticlocator.row.UnusableHeaderException;

/** Values that the tests of this package share. */
final class Samples {
  /** Ids in the order of their letters. */
  static final String A = "a".repeat(64);

  static final String B = "b".repeat(64);
  static final String C = "c".repeat(64);
  static final String D = "d".repeat(64);

  /** One for each started 1,024 bytes. */
  static final ChangeCost COST = line -> (ItemSize.bytes(SnapshotLine.parse(line)) + 1_023) / 1_024;

  private Samples() {}

  static Header header(String line) {
    try {
      return Header.parse(line);
    } catch (UnusableHeaderException e) {
      throw new AssertionError(e);
    }
  }

  /** A provider with an id and one more attribute. */
  static Provider.Builder provider(String id) {
    return Provider.builder().put(Attribute.ID, id);
  }

  /** A snapshot line with an id and a city. */
  static String line(String id, String city) {
    return line(provider(id).put(Attribute.CITY, city));
  }

  /** A provider's snapshot line. */
  static String line(Provider.Builder provider) {
    return SnapshotLine.format(provider.build());
  }

  /** A snapshot line of an item of so many bytes, which must be at least 80. */
  static String lineOfBytes(String id, int bytes) {
    Provider small = provider(id).put(Attribute.PROVIDER_NOTE, "").build();
    return SnapshotLine.format(
        provider(id)
            .put(Attribute.PROVIDER_NOTE, "x".repeat(bytes - ItemSize.bytes(small)))
            .build());
  }

  /** What reading a destination keeps of the item of a snapshot line that this program put. */
  static StoredItem stored(String line) {
    return new StoredItem(
        SnapshotLine.id(line), Fingerprint.of(line), COST.ofPut(line), true, null, null);
  }

  /** The same with what {@code detail} asks for. */
  static StoredItem stored(String line, Detail detail) {
    return StoredItem.of(SnapshotLine.parse(line), COST.ofPut(line), detail);
  }

  /** The item of a line that has the id, but was not made by this program. */
  static StoredItem foreign(String line) {
    StoredItem item = stored(line);
    return new StoredItem(item.id(), item.fingerprint(), item.deleteCost(), false, null, null);
  }

  /** A row whose line is not known. */
  static RawRow row(int file, String text) {
    return new RawRow(file, text, null, false);
  }

  /** A row at its line. */
  static RawRow row(int file, long lineNumber, String text) {
    return new RawRow(file, text, lineNumber, false);
  }

  /** The lines of blocks. */
  static PCollection<String> lines(PCollection<KV<Integer, byte[]>> buckets) {
    return buckets.apply(
        "Lines" + buckets.getName(),
        FlatMapElements.into(TypeDescriptors.strings())
            .via(bucket -> LineBlock.lines(bucket.getValue())));
  }

  /** Asserts the sums of what the bundles counted, all of them. */
  static void assertCounts(PCollection<KV<String, Long>> counts, Map<String, Long> expected) {
    PAssert.thatMap(counts.apply("Sum" + counts.getName(), Sum.longsPerKey())).isEqualTo(expected);
  }
}
