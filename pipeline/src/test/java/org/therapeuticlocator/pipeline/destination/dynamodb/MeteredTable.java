package org.therapeuticlocator.pipeline.destination.dynamodb;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.time.FakeScheduler;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/**
 * A table of one segment whose scans are charged after they were read, and then throttled. When the
 * first scan comes it has saved hardly any units.
 */
final class MeteredTable implements DynamoDbClient {
  private static final Duration CALL = Duration.ofMillis(10);

  /** The items that each answered scan had. */
  final List<Integer> pages = new ArrayList<>();

  /** The limits that scans had; null for none. */
  final List<@Nullable Integer> limits = new ArrayList<>();

  /** How long the first scan is on its way. */
  Duration first = CALL;

  double units;
  int throttled;

  private final FakeScheduler scheduler;
  private final int items;
  private final int itemBytes;
  private final double unitsPerSecond;
  private double left = 1;
  private long countedAt;

  /** {@code items} of {@code itemBytes} each. */
  MeteredTable(FakeScheduler scheduler, int items, int itemBytes, double unitsPerSecond) {
    this.scheduler = scheduler;
    this.items = items;
    this.itemBytes = itemBytes;
    this.unitsPerSecond = unitsPerSecond;
  }

  @Override
  public ScanResponse scan(ScanRequest request) {
    limits.add(request.limit());
    scheduler.pass(limits.size() == 1 ? first : CALL);
    long since = countedAt == 0 ? 0 : scheduler.nanoTime() - countedAt;
    left += since / 1e9 * unitsPerSecond;
    countedAt = scheduler.nanoTime();
    if (left <= 0) {
      throttled++;
      throw throttling();
    }
    int from = request.hasExclusiveStartKey() ? number(request.exclusiveStartKey()) : 0;
    int most = (1 << 20) / itemBytes;
    int to =
        Math.min(items, from + (request.limit() == null ? most : Math.min(most, request.limit())));
    double took = Math.max(0.5, Math.ceil((to - from) * itemBytes / 4_096.0));
    left -= took;
    units += took;
    pages.add(to - from);
    List<Map<String, AttributeValue>> page = new ArrayList<>();
    for (int i = from; i < to; i++) {
      // The names and the key are 2 + 6 + 4 bytes.
      page.add(
          Map.of(
              "id",
              AttributeValue.fromS("%06d".formatted(i)),
              "note",
              AttributeValue.fromS("x".repeat(itemBytes - 12))));
    }
    return ScanResponse.builder()
        .items(page)
        .lastEvaluatedKey(
            to == items ? Map.of() : Map.of("id", AttributeValue.fromS(String.valueOf(to))))
        .consumedCapacity(capacity -> capacity.capacityUnits(took))
        .build();
  }

  private static int number(Map<String, AttributeValue> key) {
    return Integer.parseInt(key.getOrDefault("id", AttributeValue.fromS("0")).s());
  }

  static SdkException throttling() {
    return DynamoDbException.builder()
        .statusCode(400)
        .awsErrorDetails(
            AwsErrorDetails.builder().errorCode("ProvisionedThroughputExceededException").build())
        .build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
