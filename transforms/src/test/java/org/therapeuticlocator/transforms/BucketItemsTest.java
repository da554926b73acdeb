package org.therapeuticlocator.transforms;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;
import static org.therapeuticlocator.transforms.Samples.A;
import static org.therapeuticlocator.transforms.Samples.B;
import static org.therapeuticlocator.transforms.Samples.C;
import static org.therapeuticlocator.transforms.Samples.D;
import static org.therapeuticlocator.transforms.Samples.foreign;
import static org.therapeuticlocator.transforms.Samples.line;
import static org.therapeuticlocator.transforms.Samples.stored;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.junit.Rule;
import org.junit.Test;

public class BucketItemsTest {
  private static final Buckets BUCKETS = new Buckets(3);

  @Rule public final TestPipeline pipeline = TestPipeline.create();

  @Test
  public void everyItemIsInItsBucket() {
    StoredItem a = stored(line(A, "BOSTON"));
    StoredItem b = stored(line(B, "BOSTON"));
    StoredItem c = foreign(line(C, "BOSTON"));
    StoredItem d = stored(line(D, "BOSTON"));
    StoredItem guest = new StoredItem("guest", new Fingerprint(1, 2), 5, false);

    PAssert.that(split(List.of(List.of(a, b, c, guest), List.of(), List.of(d))))
        .satisfies(
            blocks -> {
              List<StoredItem> items = new ArrayList<>();
              for (KV<Integer, TableBlock> block : blocks) {
                for (StoredItem item : items(block.getValue())) {
                  assertThat(item.id(), block.getKey(), is(BUCKETS.of(item.id())));
                  items.add(item);
                }
              }
              assertThat(items, containsInAnyOrder(a, b, c, d, guest));
              return null;
            });
    pipeline.run();
  }

  @Test
  public void aPageIsOneBlockABucket() {
    StoredItem a = stored(line(A, "BOSTON"));
    StoredItem b = stored(line(B, "BOSTON"));
    PCollection<KV<Integer, TableBlock>> blocks =
        pipeline.apply(pages(List.of(List.of(a, b)))).apply(BucketItems.into(new Buckets(1)));

    PAssert.thatSingleton(blocks)
        .satisfies(
            block -> {
              assertThat(block.getKey(), is(0));
              assertThat(items(block.getValue()), is(List.of(a, b)));
              return null;
            });
    pipeline.run();
  }

  @Test
  public void emptyTableGivesNothing() {
    PAssert.that(split(List.of(List.of()))).empty();
    pipeline.run();
  }

  private PCollection<KV<Integer, TableBlock>> split(List<List<StoredItem>> pages) {
    return pipeline.apply(pages(pages)).apply(BucketItems.into(BUCKETS));
  }

  private static List<StoredItem> items(TableBlock block) {
    List<StoredItem> items = new ArrayList<>();
    block.forEachItem(items::add);
    return items;
  }

  private static Create.Values<List<StoredItem>> pages(List<List<StoredItem>> pages) {
    return Create.of(pages).withCoder(ListCoder.of(StoredItemCoder.of()));
  }
}
