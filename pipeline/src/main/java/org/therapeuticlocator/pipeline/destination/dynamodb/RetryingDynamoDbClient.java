package org.therapeuticlocator.pipeline.destination.dynamodb;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.destination.RefusedItems;
import org.therapeuticlocator.transforms.ProgressCounters;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * A client for DynamoDBIO that keeps to the table's pace and sends what was not processed again,
 * for as long as anything in this JVM gets written. DynamoDBIO alone gives up after 25 rounds and
 * then logs the items. A batch that is refused is sent again in halves, down to the item that the
 * table does not take; that one is noted, and all others are written.
 *
 * <p>Where DynamoDBIO names the table it is given the change (insert, update, delete), which is all
 * that reaches a client beside the item.
 */
final class RetryingDynamoDbClient implements DynamoDbClient {
  private final DynamoDbClient client;
  private final String table;
  private final RateLimiter pace;
  private final RefusedItems refusedItems;
  private boolean joined;

  RetryingDynamoDbClient(
      DynamoDbClient client, String table, RateLimiter pace, RefusedItems refusedItems) {
    this.client = client;
    this.table = table;
    this.pace = pace;
    this.refusedItems = refusedItems;
  }

  @Override
  public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
    List<WriteRequest> writes = new ArrayList<>();
    Map<String, String> changes = new HashMap<>();
    request
        .requestItems()
        .forEach(
            (change, some) -> {
              writes.addAll(some);
              some.forEach(write -> changes.put(id(write), change));
            });
    keepPace(writes);
    Deque<List<WriteRequest>> parts = new ArrayDeque<>(List.of(writes));
    while (!parts.isEmpty()) {
      Refused part = send(parts.pop());
      int half = part.writes().size() / 2;
      if (half > 0) {
        parts.push(part.writes().subList(half, part.writes().size()));
        parts.push(part.writes().subList(0, half));
      } else if (part.answer() != null) {
        WriteRequest write = part.writes().get(0);
        Refusal why = Refusal.of(part.answer(), attributes(write));
        String change = changes.getOrDefault(id(write), "");
        refusedItems.add(id(write), change, why.column(), why.reason());
      }
    }
    return BatchWriteItemResponse.builder().unprocessedItems(Map.of()).build();
  }

  /** What was refused together, and why; nothing of nothing if all is written. */
  private record Refused(List<WriteRequest> writes, @Nullable SdkException answer) {}

  private Refused send(List<WriteRequest> writes) {
    List<WriteRequest> pending = writes;
    long start = pace.now();
    for (int round = 0; ; round++) {
      SdkException failure = null;
      try {
        List<WriteRequest> left = sendOnce(pending);
        if (left.size() < pending.size()) {
          pace.progressed();
          round = 0;
        }
        if (left.isEmpty()) {
          return new Refused(left, null);
        }
        pending = left;
      } catch (SdkException e) {
        if (Refusal.isOfItems(e)) {
          pace.progressed();
          return new Refused(pending, e);
        }
        if (!RateLimiter.mayPass(e)) {
          throw e;
        }
        failure = e;
      }
      pace.backOff(start, round, failure);
    }
  }

  /** What is left of {@code writes}. */
  private List<WriteRequest> sendOnce(List<WriteRequest> writes) {
    BatchWriteItemResponse response =
        client.batchWriteItem(
            BatchWriteItemRequest.builder().requestItems(Map.of(table, writes)).build());
    List<WriteRequest> left = response.unprocessedItems().getOrDefault(table, List.of());
    ProgressCounters.add(ProgressCounters.WRITTEN, writes.size() - left.size());
    return left;
  }

  /** Only once for a batch: what is sent again has not used the units that it was given. */
  private void keepPace(List<WriteRequest> writes) {
    if (!joined) {
      joined = true;
      pace.join();
    }
    pace.sleep(pace.isLimited() ? pace.reserve(units(writes)) : Duration.ZERO);
  }

  private static int units(List<WriteRequest> writes) {
    return writes.stream()
        .mapToInt(
            write ->
                write.putRequest() == null
                    ? 1
                    : CapacityUnits.toWrite(DynamoDbItems.bytes(write.putRequest().item())))
        .sum();
  }

  private static String id(WriteRequest write) {
    AttributeValue id = attributes(write).get(DynamoDbItems.KEY);
    return id == null ? "" : String.valueOf(id.s());
  }

  private static Map<String, AttributeValue> attributes(WriteRequest write) {
    return write.putRequest() == null ? write.deleteRequest().key() : write.putRequest().item();
  }

  @Override
  public String serviceName() {
    return client.serviceName();
  }

  @Override
  public void close() {
    if (joined) {
      pace.leave();
    }
    client.close();
  }
}
