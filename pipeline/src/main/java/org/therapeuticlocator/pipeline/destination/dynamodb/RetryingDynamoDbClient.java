package org.therapeuticlocator.pipeline.destination.dynamodb;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.aws.AwsErrors;
import org.therapeuticlocator.pipeline.failure.RunFailedException;
import org.therapeuticlocator.pipeline.time.Scheduler;
import org.therapeuticlocator.row.ItemSize;
import org.therapeuticlocator.transforms.ProgressCounters;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * A client for DynamoDBIO that keeps to the table's pace and sends what was not processed again,
 * with capped, jittered backoff, for as long as anything in this JVM gets written. DynamoDBIO alone
 * gives up after 25 rounds and then logs the items.
 */
final class RetryingDynamoDbClient implements DynamoDbClient {
  /** How long nothing at all may be written before the load fails. */
  static final Duration PATIENCE = Duration.ofSeconds(90);

  private static final Duration FIRST_BACKOFF = Duration.ofMillis(50);
  private static final Duration MOST_BACKOFF = Duration.ofSeconds(2);

  private final DynamoDbClient client;
  private final WriteRateLimiter pace;
  private final Scheduler scheduler;
  private boolean joined;

  RetryingDynamoDbClient(DynamoDbClient client, WriteRateLimiter pace, Scheduler scheduler) {
    this.client = client;
    this.pace = pace;
    this.scheduler = scheduler;
  }

  @Override
  public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
    Map<String, List<WriteRequest>> pending = request.requestItems();
    keepPace(pending);
    long start = scheduler.nanoTime();
    for (int round = 0; ; round++) {
      SdkException failure = null;
      try {
        int sent = size(pending);
        BatchWriteItemResponse response =
            client.batchWriteItem(BatchWriteItemRequest.builder().requestItems(pending).build());
        int taken = sent - size(response.unprocessedItems());
        ProgressCounters.add(ProgressCounters.WRITTEN, taken);
        if (taken > 0) {
          pace.progressed();
          round = 0;
        }
        if (response.unprocessedItems().isEmpty()) {
          return response;
        }
        pending = response.unprocessedItems();
      } catch (SdkException e) {
        if (!passes(e)) {
          throw e;
        }
        failure = e;
      }
      Duration still = pace.stillFor(start);
      if (still.compareTo(PATIENCE) > 0) {
        throw new RunFailedException(
            "The table took no write for "
                + still.toSeconds()
                + " seconds, the last answer being "
                + (failure == null ? "unprocessed items." : AwsErrors.of(failure))
                + " Raise the table's write capacity or lower --writeCapacity, then resume.",
            failure);
      }
      backOff(round);
    }
  }

  /** Whether waiting may help: throttling, the service's own errors, a broken connection. */
  private static boolean passes(SdkException e) {
    if (e instanceof AwsServiceException answer) {
      // The SDK has set its clock by an answer that told of a skew.
      return answer.isThrottlingException()
          || answer.isClockSkewException()
          || answer.statusCode() >= 500;
    }
    if (e.retryable() || e instanceof ApiCallAttemptTimeoutException) {
      return true;
    }
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException) {
        return true;
      }
    }
    return false;
  }

  /** Only once for a batch: what is sent again has not used the units that it was given. */
  private void keepPace(Map<String, List<WriteRequest>> requests) {
    if (!joined) {
      // Clients that only read take no share.
      joined = true;
      pace.join();
    }
    Duration wait = pace.isLimited() ? pace.reserve(units(requests)) : Duration.ZERO;
    if (!wait.isZero()) {
      sleep(wait);
    }
  }

  private void backOff(int round) {
    long most = Math.min(MOST_BACKOFF.toMillis(), FIRST_BACKOFF.toMillis() << Math.min(round, 20));
    sleep(Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1)));
  }

  private void sleep(Duration duration) {
    try {
      scheduler.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunFailedException("The load was interrupted.", e);
    }
  }

  private static int size(@Nullable Map<String, List<WriteRequest>> requests) {
    return requests == null ? 0 : requests.values().stream().mapToInt(List::size).sum();
  }

  private static int units(Map<String, List<WriteRequest>> requests) {
    return requests.values().stream()
        .flatMap(List::stream)
        .mapToInt(
            request ->
                request.putRequest() == null
                    ? 1
                    : ItemSize.writeUnits(DynamoDbItems.bytes(request.putRequest().item())))
        .sum();
  }

  @Override
  public ScanResponse scan(ScanRequest request) {
    return client.scan(request);
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
