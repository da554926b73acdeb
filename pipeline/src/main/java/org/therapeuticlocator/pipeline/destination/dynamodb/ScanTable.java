package org.therapeuticlocator.pipeline.destination.dynamodb;

import java.util.List;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.io.aws2.dynamodb.DynamoDBIO;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.therapeuticlocator.transforms.BundleCounts;
import org.therapeuticlocator.transforms.CountNames;
import org.therapeuticlocator.transforms.ProgressCounters;
import org.therapeuticlocator.transforms.StoredItem;
import org.therapeuticlocator.transforms.StoredItemCoder;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/**
 * Reads the whole table, consistently and in parallel segments, and reduces every item to a {@link
 * StoredItem} where it was read.
 */
public final class ScanTable extends PTransform<PBegin, PCollectionTuple> {
  /** The items, a list a page. */
  public static final TupleTag<List<StoredItem>> PAGES = new TupleTag<>() {};

  /** The read units that the scan took. */
  public static final TupleTag<KV<String, Long>> COUNTS = new TupleTag<>() {};

  private static final int LEAST_SEGMENTS = 4;
  private static final int MOST_SEGMENTS = 4_096;
  // A page, so that the pages are read side by side; DynamoDB Local reads a whole segment for each.
  private static final long BYTES_A_SEGMENT = 1L << 20;

  private final String table;
  private final int segments;

  private ScanTable(String table, int segments) {
    this.table = table;
    this.segments = segments;
  }

  /** Scans {@code table} in segments of about 1 MB. */
  public static ScanTable of(TargetTable table) {
    long segments = table.bytes() / BYTES_A_SEGMENT;
    return new ScanTable(
        table.name(), (int) Math.max(LEAST_SEGMENTS, Math.min(MOST_SEGMENTS, segments)));
  }

  @Override
  public PCollectionTuple expand(PBegin begin) {
    String name = table;
    int totalSegments = segments;
    PCollectionTuple pages =
        begin
            .apply(
                "Scan",
                DynamoDBIO.<ScanPage>read()
                    .withScanRequestFn(
                        none ->
                            ScanRequest.builder()
                                .tableName(name)
                                .totalSegments(totalSegments)
                                .consistentRead(true)
                                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                                .build())
                    .withScanResponseMapperFn(ScanTable::page)
                    .withCoder(ScanPageCoder.of()))
            .apply("Unwrap", ParDo.of(new Fn()).withOutputTags(PAGES, TupleTagList.of(COUNTS)));
    pages.get(PAGES).setCoder(ListCoder.of(StoredItemCoder.of()));
    pages.get(COUNTS).setCoder(BundleCounts.CODER);
    return pages;
  }

  private static ScanPage page(ScanResponse response) {
    List<StoredItem> items = response.items().stream().map(DynamoDbItems::describe).toList();
    double units =
        response.consumedCapacity() == null || response.consumedCapacity().capacityUnits() == null
            ? readUnits(items)
            : response.consumedCapacity().capacityUnits();
    return new ScanPage(items, Math.round(units * 1_000));
  }

  /** A consistent read takes a unit for each started 4 KB of a page. */
  private static double readUnits(List<StoredItem> items) {
    return Math.ceil(items.stream().mapToLong(StoredItem::bytes).sum() / 4_096.0);
  }

  private static final class Fn extends DoFn<ScanPage, List<StoredItem>> {
    @ProcessElement
    public void unwrap(@Element ScanPage page, MultiOutputReceiver out) {
      ProgressCounters.add(ProgressCounters.SCANNED, page.items().size());
      out.get(PAGES).output(page.items());
      out.get(COUNTS).output(KV.of(CountNames.READ_MILLI_UNITS, page.readMilliUnits()));
    }
  }
}
