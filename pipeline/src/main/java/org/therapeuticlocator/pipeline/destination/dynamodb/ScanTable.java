package org.therapeuticlocator.pipeline.destination.dynamodb;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTagList;
import org.therapeuticlocator.pipeline.aws.AwsConnection;
import org.therapeuticlocator.pipeline.aws.AwsConnectionOptions;
import org.therapeuticlocator.pipeline.aws.CallPolicy;
import org.therapeuticlocator.pipeline.destination.Target;
import org.therapeuticlocator.transforms.BundleCounts;
import org.therapeuticlocator.transforms.CountNames;
import org.therapeuticlocator.transforms.Deal;
import org.therapeuticlocator.transforms.Detail;
import org.therapeuticlocator.transforms.ProgressCounters;
import org.therapeuticlocator.transforms.StoredItem;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Reads the whole table, consistently and in parallel segments, and reduces every item to a {@link
 * StoredItem} where it was read. All readers together keep to the read limit; DynamoDBIO knows
 * none, and fails when a table throttles it for long.
 */
final class ScanTable extends PTransform<PBegin, PCollectionTuple> {
  private static final int LEAST_SEGMENTS = 4;
  private static final int MOST_SEGMENTS = 4_096;
  // A page, so that the pages are read side by side; DynamoDB Local reads a whole segment for each.
  private static final long BYTES_A_SEGMENT = 1L << 20;
  private static final double MOST_SECONDS_OF_UNITS = 10;
  // What one reader can take, page after page. On a cluster it then needs no other: readers that
  // share a limit waste the share of those who are done.
  private static final double UNITS_OF_A_READER = 500;

  private final Scan scan;
  private final Deal deal;

  private ScanTable(Scan scan, Deal deal) {
    this.scan = scan;
    this.deal = deal;
  }

  private record Scan(
      String table, int segments, double unitsPerSecond, long provisioned, Detail detail)
      implements Serializable {}

  /**
   * Scans {@code table}.
   *
   * @param bytes about what is in it; AWS counts only every six hours
   * @param unitsPerSecond read units that all readers together keep to; 0 for no limit
   */
  static ScanTable of(
      DynamoDbTarget table, long bytes, double unitsPerSecond, Detail detail, Deal deal) {
    int segments = segments(Math.max(bytes, table.bytes()), unitsPerSecond);
    return new ScanTable(
        new Scan(table.name(), segments, unitsPerSecond, table.readUnits(), detail), deal);
  }

  /** Segments of about 1 MB, but no more than ten seconds' units. */
  static int segments(long bytes, double unitsPerSecond) {
    long fitting = Math.min(MOST_SEGMENTS, bytes / BYTES_A_SEGMENT);
    long most =
        unitsPerSecond == 0 ? MOST_SEGMENTS : (long) (MOST_SECONDS_OF_UNITS * unitsPerSecond);
    return (int) Math.max(LEAST_SEGMENTS, Math.min(most, fitting));
  }

  @Override
  public PCollectionTuple expand(PBegin begin) {
    int processes = begin.getPipeline().getOptions().as(DynamoDbJobOptions.class).getWriters();
    double limit = scan.unitsPerSecond();
    boolean alone = processes > 0 && limit > 0 && limit <= UNITS_OF_A_READER;
    List<Integer> segments = IntStream.range(0, scan.segments()).boxed().toList();
    List<List<Integer>> parts = Deal.roundRobin(segments, alone ? 1 : deal.lanes());
    int readers = Math.min(processes, parts.size());
    PCollectionTuple read =
        begin
            .apply("Segments", Create.of(parts).withCoder(ListCoder.of(VarIntCoder.of())))
            .apply("Deal", Reshuffle.viaRandomKey())
            .apply(
                "Scan",
                ParDo.of(new Fn(scan, readers))
                    .withOutputTags(Target.ITEMS, TupleTagList.of(BundleCounts.TAG)));
    read.get(Target.ITEMS).setCoder(StoredItem.CODER);
    read.get(BundleCounts.TAG).setCoder(BundleCounts.CODER);
    return read;
  }

  private static final class Fn extends DoFn<List<Integer>, StoredItem> {
    private final Scan scan;
    private final int readers;

    Fn(Scan scan, int readers) {
      this.scan = scan;
      this.readers = readers;
    }

    @ProcessElement
    public void scan(
        @Element List<Integer> part, MultiOutputReceiver out, PipelineOptions options) {
      TableReader reader =
          TableReader.shared(scan.table(), scan.unitsPerSecond(), readers, scan.provisioned());
      AwsConnection aws = AwsConnection.of(options.as(AwsConnectionOptions.class));
      try (DynamoDbClient client =
          ScannedItems.takenBy(aws.dynamoDbClient(CallPolicy.WORKER)).build()) {
        for (int segment : part) {
          reader.read(client, scan.table(), segment, scan.segments(), page -> output(page, out));
        }
      }
    }

    private void output(TableReader.Page page, MultiOutputReceiver out) {
      ProgressCounters.add(ProgressCounters.SCANNED, page.items().size());
      page.items()
          .forEach(
              item ->
                  out.get(Target.ITEMS)
                      .output(
                          DynamoDbItems.describe(item.attributes(), item.bytes(), scan.detail())));
      out.get(BundleCounts.TAG)
          .output(KV.of(CountNames.READ_MILLI_UNITS, Math.round(page.units() * 1_000)));
    }
  }
}
