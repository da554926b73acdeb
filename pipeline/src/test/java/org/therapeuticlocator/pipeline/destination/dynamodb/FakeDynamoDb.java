package org.therapeuticlocator.pipeline.destination.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Answers batches as a test says, and remembers them. */
final class FakeDynamoDb implements DynamoDbClient {
  static final String TABLE = "providers";

  /** The writes of each call. */
  final List<List<WriteRequest>> calls = new ArrayList<>();

  boolean closed;
  private final Function<List<WriteRequest>, List<WriteRequest>> unprocessed;

  /** A table that leaves {@code unprocessed} of a call's writes, or throws. */
  FakeDynamoDb(Function<List<WriteRequest>, List<WriteRequest>> unprocessed) {
    this.unprocessed = unprocessed;
  }

  @Override
  public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
    List<WriteRequest> writes = request.requestItems().getOrDefault(TABLE, List.of());
    calls.add(writes);
    List<WriteRequest> left = unprocessed.apply(writes);
    BatchWriteItemResponse.Builder response = BatchWriteItemResponse.builder();
    return left.isEmpty()
        ? response.build()
        : response.unprocessedItems(Map.of(TABLE, left)).build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    closed = true;
  }
}
