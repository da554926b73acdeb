package org.therapeuticlocator.pipeline.destination.dynamodb;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/**
 * Reads segments of a table, consistently and at its pace, for all readers of one JVM. What a page
 * costs is known only when it was read, so pages begin with one item and stay within a second's
 * units. Throttling slows the reading down; from there it gets faster again, slowly. What is
 * throttled is asked for again, for as long as anything in this JVM gets read.
 */
final class TableReader {
  // A page of 1 MB, which is all that one call answers, read consistently.
  private static final double MOST_UNITS = 256;
  private static final double BYTES_A_UNIT = 4_096;
  private static final int FASTER_GROWTH = 4;

  private static final double SLOWER = 0.7;
  private static final double FASTER_A_SECOND = 0.1;
  private static final double LEAST_RATE = 1;
  private static final double MEMORY_SECONDS = 5;

  private static final ConcurrentMap<String, TableReader> READERS = new ConcurrentHashMap<>();

  private final RateLimiter limiter;
  private final double mostUnits;

  private double bytesAnItem;
  private double unitsAPage = 1;
  private int itemsAPage;

  // What was read a second, lately.
  private double recent;
  private long recentAt;

  private double slowed = Double.POSITIVE_INFINITY;
  private long slowedAt;

  /** One of its own: no page shall take more than {@code mostUnits}. */
  TableReader(RateLimiter limiter, double mostUnits) {
    this.limiter = limiter;
    this.mostUnits = Math.min(MOST_UNITS, mostUnits);
    this.recentAt = limiter.now();
  }

  /**
   * The one of this JVM.
   *
   * @param unitsPerSecond 0 for no limit
   * @param readers how many there are in all JVMs; 0 if all are in this one
   * @param provisioned the table's read units per second; 0 on demand
   */
  static TableReader shared(String table, double unitsPerSecond, int readers, long provisioned) {
    RateLimiter limiter = RateLimiter.shared(RateLimiter.Kind.READ, table, unitsPerSecond, readers);
    return READERS.computeIfAbsent(
        table + ' ' + unitsPerSecond + ' ' + readers + ' ' + provisioned,
        key -> new TableReader(limiter, provisioned == 0 ? MOST_UNITS : provisioned));
  }

  /**
   * An item.
   *
   * @param bytes its size as DynamoDB counts
   */
  record Item(Map<String, AttributeValue> attributes, int bytes) {}

  /**
   * What one call answered.
   *
   * @param units read units that it took
   * @param bytes of all items
   * @param last the key after which there is more; empty at the segment's end
   */
  record Page(List<Item> items, double units, long bytes, Map<String, AttributeValue> last) {}

  /** All pages of a segment, from 0, of so many. */
  void read(DynamoDbClient client, String table, int segment, int segments, Consumer<Page> pages) {
    ScanRequest.Builder next =
        ScanRequest.builder()
            .tableName(table)
            .segment(segment)
            .totalSegments(segments)
            .consistentRead(true)
            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL);
    limiter.join();
    try {
      Page page;
      do {
        page = readPage(client, next);
        pages.accept(page);
        next.exclusiveStartKey(page.last());
      } while (!page.last().isEmpty());
    } finally {
      limiter.leave();
    }
  }

  private Page readPage(DynamoDbClient client, ScanRequest.Builder next) {
    long start = limiter.now();
    for (int round = 0; ; round++) {
      Allowed allowed = allowed();
      Duration wait = limiter.reserveAhead(allowed.units(), allowed.rate());
      limiter.sleep(wait);
      // Keeping to the pace is not the table's fault.
      start += wait.toNanos();
      try {
        Page page = page(client, next.limit(allowed.items()));
        took(allowed, page);
        return page;
      } catch (SdkException e) {
        limiter.take(-allowed.units(), allowed.rate());
        if (!RateLimiter.mayPass(e)) {
          throw e;
        }
        if (e instanceof AwsServiceException answer && answer.isThrottlingException()) {
          slowDown();
        }
        limiter.backOff(start, round, e);
      }
    }
  }

  private static Page page(DynamoDbClient client, ScanRequest.Builder next) {
    List<Map<String, AttributeValue>> taken = new ArrayList<>();
    next.overrideConfiguration(call -> call.putExecutionAttribute(ScannedItems.TO, taken));
    ScanResponse response = client.scan(next.build());
    List<Item> items =
        (response.hasItems() ? response.items() : taken)
            .stream().map(item -> new Item(item, DynamoDbItems.bytes(item))).toList();
    long bytes = items.stream().mapToLong(Item::bytes).sum();
    // A consistent read takes a unit for each started 4 KB of a page.
    double units =
        response.consumedCapacity() == null || response.consumedCapacity().capacityUnits() == null
            ? Math.ceil(bytes / BYTES_A_UNIT)
            : response.consumedCapacity().capacityUnits();
    return new Page(items, units, bytes, response.lastEvaluatedKey());
  }

  /**
   * What the next page may have.
   *
   * @param items at most; null for all that a call answers
   * @param units what it will take, about
   * @param rate units a second that it was reckoned with
   */
  private record Allowed(@Nullable Integer items, double units, double rate) {}

  private synchronized Allowed allowed() {
    double rate = rate();
    double units = Math.max(1, Math.min(mostUnits, rate));
    if (units >= MOST_UNITS && Double.isInfinite(rate)) {
      return new Allowed(null, unitsAPage, rate);
    }
    double fitting = bytesAnItem == 0 ? 1 : units * BYTES_A_UNIT / bytesAnItem;
    double growing = Math.max(1, (double) itemsAPage * FASTER_GROWTH);
    int items = (int) Math.max(1, Math.min(fitting, growing));
    return new Allowed(items, Math.min(units, unitsAPage), rate);
  }

  private synchronized void took(Allowed allowed, Page page) {
    limiter.take(page.units() - allowed.units(), allowed.rate());
    limiter.progressed();
    long now = limiter.now();
    recent =
        recent * Math.exp(-seconds(now - recentAt) / MEMORY_SECONDS)
            + page.units() / MEMORY_SECONDS;
    recentAt = now;
    unitsAPage = Math.max(0.5, (unitsAPage + page.units()) / 2);
    int items = page.items().size();
    if (items > 0) {
      double mean = Math.max(1, (double) page.bytes() / items);
      bytesAnItem = bytesAnItem == 0 ? mean : (bytesAnItem + mean) / 2;
      itemsAPage = Math.max(items, itemsAPage / 2);
    }
  }

  private synchronized void slowDown() {
    long now = limiter.now();
    if (!Double.isInfinite(slowed) && seconds(now - slowedAt) < 1) {
      // Those that were on their way with it say nothing new.
      return;
    }
    double rate = rate();
    slowed = Math.max(LEAST_RATE, SLOWER * (Double.isInfinite(rate) ? recent : rate));
    slowedAt = now;
  }

  private double rate() {
    double since = Double.isInfinite(slowed) ? 0 : seconds(limiter.now() - slowedAt);
    return Math.min(limiter.rate(), slowed * Math.exp(FASTER_A_SECOND * since));
  }

  private static double seconds(long nanos) {
    return nanos / 1e9;
  }
}
