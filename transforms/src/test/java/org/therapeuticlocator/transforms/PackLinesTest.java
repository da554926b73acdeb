package org.therapeuticlocator.transforms;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.therapeuticlocator.transforms.Samples.A;
import static org.therapeuticlocator.transforms.Samples.B;
import static org.therapeuticlocator.transforms.Samples.foreign;
import static org.therapeuticlocator.transforms.Samples.line;
import static org.therapeuticlocator.transforms.Samples.stored;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.junit.Rule;
import org.junit.Test;
import org.therapeuticlocator.row.ItemId;
import org.therapeuticlocator.row.SnapshotLine;

public class PackLinesTest {
  private static final Buckets BUCKETS = new Buckets(5);
  private static final int BLOCK = 64 * 1_024;

  @Rule public final TestPipeline pipeline = TestPipeline.create();

  @Test
  public void everyLineIsInOneBlockOfItsBucket() {
    List<String> lines = lines(300, "BOSTON");
    lines.add(Change.delete(id(300)));
    lines.add(Change.UPDATE.put(Samples.line(id(301), "\"id\":\"" + id(0))));

    PAssert.that(pack(lines))
        .satisfies(
            blocks -> {
              assertThat(linesInTheirBuckets(blocks), containsInAnyOrder(lines.toArray()));
              return null;
            });
    pipeline.run();
  }

  @Test
  public void blocksAreBoundedAndFewerThanLines() {
    List<String> lines = lines(1_000, "C".repeat(1_000));
    int longest = lines.get(0).length();

    PAssert.that(pack(lines))
        .satisfies(
            blocks -> {
              int count = 0;
              for (KV<Integer, byte[]> block : blocks) {
                assertThat(block.getValue().length, is(lessThanOrEqualTo(BLOCK + longest)));
                count++;
              }
              assertThat(linesInTheirBuckets(blocks), containsInAnyOrder(lines.toArray()));
              assertThat(count, is(lessThan(500)));
              return null;
            });
    pipeline.run();
  }

  @Test
  public void everyStoredItemIsInABlockOfItsBucket() {
    List<StoredItem> items =
        List.of(
            stored(line(A, "BOSTON")),
            foreign(line(B, "BOSTON")),
            new StoredItem("guest\nof \\n", new Fingerprint(1, 2), 5, false, null, null),
            new StoredItem("", new Fingerprint(3, 4), 0, false, null, null));

    PAssert.that(
            pipeline
                .apply(Create.of(items).withCoder(StoredItem.CODER))
                .apply(PackLines.itemsByBucket(BUCKETS)))
        .satisfies(
            blocks -> {
              List<StoredItem> packed = new ArrayList<>();
              for (KV<Integer, byte[]> block : blocks) {
                for (StoredItem item : StoredItem.byId(List.of(block.getValue())).values()) {
                  assertThat(item.id(), block.getKey(), is(BUCKETS.of(item.id())));
                  packed.add(item);
                }
              }
              assertThat(packed, containsInAnyOrder(items.toArray()));
              return null;
            });
    pipeline.run();
  }

  @Test
  public void noLinesGiveNoBlocks() {
    PAssert.that(pack(List.of())).empty();
    pipeline.run();
  }

  private PCollection<KV<Integer, byte[]>> pack(List<String> lines) {
    return pipeline
        .apply(Create.of(lines).withCoder(StringUtf8Coder.of()))
        .apply(PackLines.byBucket(BUCKETS));
  }

  private static List<String> linesInTheirBuckets(Iterable<KV<Integer, byte[]>> blocks) {
    List<String> lines = new ArrayList<>();
    for (KV<Integer, byte[]> block : blocks) {
      for (String line : LineBlock.lines(block.getValue())) {
        assertThat(line, block.getKey(), is(BUCKETS.of(SnapshotLine.id(line))));
        lines.add(line);
      }
    }
    return lines;
  }

  private static List<String> lines(int count, String city) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lines.add(Samples.line(id(i), city));
    }
    return lines;
  }

  private static String id(int i) {
    return ItemId.of(attribute -> "PHARMACY " + i);
  }
}
