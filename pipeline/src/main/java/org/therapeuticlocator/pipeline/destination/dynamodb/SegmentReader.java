package org.therapeuticlocator.pipeline.destination.dynamodb;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.therapeuticlocator.pipeline.time.Scheduler;
import org.therapeuticlocator.transforms.StoredItem;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/**
 * Reads segments of a table, consistently and at the table's pace; what is throttled is asked for
 * again, for as long as anything in this JVM gets read.
 */
final class SegmentReader {
  private static final double BYTES_A_UNIT = 4_096;

  private final DynamoDbClient client;
  private final ScanRequest request;
  private final ScanPace pace;
  private final Retries retries;
  private final Scheduler scheduler;

  /** Reads {@code table} in so many {@code segments}. */
  SegmentReader(
      DynamoDbClient client, String table, int segments, ScanPace pace, Scheduler scheduler) {
    this.client = client;
    this.request =
        ScanRequest.builder()
            .tableName(table)
            .totalSegments(segments)
            .consistentRead(true)
            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
            .build();
    this.pace = pace;
    this.scheduler = scheduler;
    this.retries = Retries.ofReads(pace.limiter(), scheduler);
  }

  /**
   * What one call answered.
   *
   * @param units read units that it took
   * @param last the key after which there is more; empty at the segment's end
   */
  record Page(List<StoredItem> items, double units, long bytes, Map<String, AttributeValue> last) {}

  /** All pages of a segment, from 0. */
  void read(int segment, Consumer<Page> pages) {
    ScanRequest.Builder next = request.toBuilder().segment(segment);
    pace.limiter().join();
    try {
      Page page;
      do {
        page = readPage(next);
        pages.accept(page);
        next.exclusiveStartKey(page.last());
      } while (!page.last().isEmpty());
    } finally {
      pace.limiter().leave();
    }
  }

  private Page readPage(ScanRequest.Builder next) {
    long start = scheduler.nanoTime();
    for (int round = 0; ; round++) {
      ScanPace.Page allowed = pace.next();
      Duration wait = pace.reserve(allowed);
      retries.sleep(wait);
      // Keeping to the pace is not the table's fault.
      start += wait.toNanos();
      try {
        Page page = page(client.scan(next.limit(allowed.items()).build()));
        pace.took(allowed, page.units(), page.items().size(), page.bytes());
        return page;
      } catch (SdkException e) {
        pace.failed(allowed);
        if (!Retries.mayPass(e)) {
          throw e;
        }
        if (e instanceof AwsServiceException answer && answer.isThrottlingException()) {
          pace.throttled();
        }
        retries.backOff(start, round, e);
      }
    }
  }

  private static Page page(ScanResponse response) {
    List<StoredItem> items = response.items().stream().map(DynamoDbItems::describe).toList();
    long bytes = response.items().stream().mapToLong(DynamoDbItems::bytes).sum();
    // A consistent read takes a unit for each started 4 KB of a page.
    double units =
        response.consumedCapacity() == null || response.consumedCapacity().capacityUnits() == null
            ? Math.ceil(bytes / BYTES_A_UNIT)
            : response.consumedCapacity().capacityUnits();
    return new Page(items, units, bytes, response.lastEvaluatedKey());
  }
}
