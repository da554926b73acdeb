package org.therapeuticlocator.pipeline.destination.dynamodb;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.sameInstance;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.Assert.assertThrows;

import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.Test;
import org.therapeuticlocator.pipeline.destination.RefusedItems;
import org.therapeuticlocator.pipeline.failure.RunFailedException;
import org.therapeuticlocator.pipeline.time.FakeScheduler;
import org.therapeuticlocator.pipeline.time.Scheduler;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

public class RetryingDynamoDbClientTest {
  private final FakeScheduler scheduler = new FakeScheduler();
  private final RateLimiter unlimited = limiter(0);

  @Test
  public void whatIsProcessedIsSentOnce() {
    FakeDynamoDb table = new FakeDynamoDb(sent -> List.of());
    List<WriteRequest> writes = puts(25);

    BatchWriteItemResponse response = write(table, unlimited, writes);

    assertThat(response.unprocessedItems(), is(Map.of()));
    assertThat(table.calls, is(List.of(writes)));
    assertThat(scheduler.slept, is(empty()));
  }

  @Test
  public void whatIsUnprocessedIsSentAgainAndOnlyThat() {
    List<WriteRequest> writes = puts(25);
    Deque<List<WriteRequest>> left =
        new ArrayDeque<>(
            List.of(writes.subList(0, 10), writes.subList(7, 10), List.of(writes.get(8))));
    FakeDynamoDb table = new FakeDynamoDb(sent -> left.isEmpty() ? List.of() : left.remove());

    BatchWriteItemResponse response = write(table, unlimited, writes);

    assertThat(response.unprocessedItems(), is(Map.of()));
    assertThat(
        table.calls,
        is(List.of(writes, writes.subList(0, 10), writes.subList(7, 10), List.of(writes.get(8)))));
  }

  @Test
  public void throttlingIsWaitedOut() {
    waitsOut(() -> answer("ProvisionedThroughputExceededException", 400));
    waitsOut(() -> answer("ThrottlingException", 400));
    waitsOut(() -> answer("RequestLimitExceeded", 400));
    waitsOut(() -> answer("SlowDown", 429));
  }

  @Test
  public void errorsOfTheServiceAreWaitedOut() {
    waitsOut(() -> answer("InternalServerError", 500));
    waitsOut(() -> answer("ServiceUnavailable", 503));
  }

  @Test
  public void droppedConnectionsAreWaitedOut() {
    waitsOut(
        () ->
            SdkClientException.create(
                "Unable to execute HTTP request",
                new IllegalStateException(new SocketException("Connection reset"))));
    waitsOut(() -> ApiCallAttemptTimeoutException.create(60_000));
  }

  @Test
  public void whatWaitingCannotMendIsThrownAtOnce() {
    isThrownAtOnce(answer("AccessDeniedException", 400));
    isThrownAtOnce(answer("ExpiredTokenException", 400));
    isThrownAtOnce(answer("UnrecognizedClientException", 400));
    isThrownAtOnce(answer("ResourceNotFoundException", 400));
    isThrownAtOnce(
        SdkClientException.create("Unable to load credentials from any of the providers"));
  }

  @Test
  public void afterAThrottledCallEverythingIsSentAgain() {
    List<WriteRequest> writes = puts(3);
    Deque<SdkException> failures = new ArrayDeque<>(List.of(answer("ThrottlingException", 400)));
    FakeDynamoDb table =
        new FakeDynamoDb(
            sent -> {
              if (!failures.isEmpty()) {
                throw failures.remove();
              }
              return List.of();
            });

    write(table, unlimited, writes);

    assertThat(table.calls, is(List.of(writes, writes)));
  }

  @Test
  public void noWriteForTheStatedTimeFailsTheRunWithTheLastAnswer() {
    SdkException throttled = answer("ProvisionedThroughputExceededException", 400);
    FakeDynamoDb table =
        new FakeDynamoDb(
            sent -> {
              throw throttled;
            });

    RunFailedException failure =
        assertThrows(RunFailedException.class, () -> write(table, unlimited, puts(25)));

    assertThat(failure.getCause(), is(sameInstance(throttled)));
    assertThat(
        failure.getMessage(),
        allOf(
            startsWith(
                "The table took no write for " + scheduler.sleptInAll().toSeconds() + " seconds"),
            containsString("ProvisionedThroughputExceededException"),
            endsWith("Raise the table's write capacity or lower --writeCapacity, then resume.")));
    assertThat(scheduler.sleptInAll(), is(greaterThan(RateLimiter.PATIENCE)));
    assertThat(scheduler.sleptInAll(), is(lessThan(RateLimiter.PATIENCE.plusSeconds(3))));
  }

  @Test
  public void unprocessedForTheStatedTimeFailsTheRun() {
    FakeDynamoDb table = new FakeDynamoDb(sent -> sent);

    RunFailedException failure =
        assertThrows(RunFailedException.class, () -> write(table, unlimited, puts(25)));

    assertThat(failure.getMessage(), containsString("the last answer being unprocessed items."));
    assertThat(scheduler.sleptInAll(), is(greaterThan(RateLimiter.PATIENCE)));
  }

  @Test
  public void thereIsNoGivingUpWhileThisCallProgresses() {
    FakeDynamoDb table =
        new FakeDynamoDb(
            sent -> {
              scheduler.pass(Duration.ofSeconds(80));
              return sent.subList(1, sent.size());
            });

    write(table, unlimited, puts(25));

    assertThat(table.calls.size(), is(25));
  }

  @Test
  public void thereIsNoGivingUpWhileAnotherWriterProgresses() {
    List<Integer> rounds = new ArrayList<>();
    FakeDynamoDb table =
        new FakeDynamoDb(
            sent -> {
              scheduler.pass(Duration.ofSeconds(80));
              unlimited.progressed();
              rounds.add(rounds.size());
              return rounds.size() < 100 ? sent : List.of();
            });

    write(table, unlimited, puts(25));

    assertThat(table.calls.size(), is(100));
  }

  @Test
  public void waitsDoubleUpTo2SecondsWithJitterAndStartAgainAfterProgress() {
    List<Integer> rounds = new ArrayList<>();
    FakeDynamoDb table =
        new FakeDynamoDb(
            sent -> {
              rounds.add(rounds.size());
              return switch (rounds.size()) {
                case 10 -> sent.subList(1, sent.size());
                case 12 -> List.of();
                default -> sent;
              };
            });

    write(table, unlimited, puts(25));

    List<Integer> most = List.of(50, 100, 200, 400, 800, 1_600, 2_000, 2_000, 2_000, 50, 100);
    assertThat(scheduler.slept.size(), is(most.size()));
    for (int i = 0; i < most.size(); i++) {
      assertThat(
          "wait " + i,
          scheduler.slept.get(i).toMillis(),
          is(allOf(greaterThanOrEqualTo(most.get(i) / 2L), lessThanOrEqualTo((long) most.get(i)))));
    }
  }

  @Test
  public void writesKeepToTheTablesPaceByStartedKilobytes() {
    RateLimiter tenASecond = limiter(10);
    FakeDynamoDb table = new FakeDynamoDb(sent -> List.of());

    // 2 + 64 bytes of id, 4 + 954 of note make 1,024; one more makes 2 units.
    write(table, tenASecond, List.of(put("x".repeat(954)), put("x".repeat(955)), delete()));
    write(table, tenASecond, puts(1));

    assertThat(scheduler.slept, is(List.of(Duration.ofMillis(400))));
  }

  @Test
  public void waitingForThePaceIsNotTheTablesFault() {
    RateLimiter oneASecond = limiter(1);
    Deque<SdkException> failures = new ArrayDeque<>();
    FakeDynamoDb table =
        new FakeDynamoDb(
            sent -> {
              if (!failures.isEmpty()) {
                throw failures.remove();
              }
              return List.of();
            });
    write(table, oneASecond, List.of(put("x".repeat(100 * 1_024))));

    failures.add(answer("ThrottlingException", 400));
    write(table, oneASecond, puts(1));

    assertThat(table.calls.size(), is(3));
  }

  @Test
  public void aClockThatIsWrongIsSetByTheAnswerAndTheBatchSentAgain() {
    waitsOut(() -> answer("RequestTimeTooSkewed", 403));
  }

  @Test
  public void interruptionEndsTheWait() {
    FakeDynamoDb table = new FakeDynamoDb(sent -> sent);
    Scheduler interrupting =
        new Scheduler() {
          @Override
          public long nanoTime() {
            return 0;
          }

          @Override
          public void sleep(Duration duration) throws InterruptedException {
            throw new InterruptedException();
          }

          @Override
          public Runnable every(Duration period, Runnable action) {
            throw new UnsupportedOperationException();
          }
        };
    RetryingDynamoDbClient client =
        client(table, new RateLimiter(RateLimiter.Kind.WRITE, 0, 0, interrupting));

    RunFailedException failure =
        assertThrows(RunFailedException.class, () -> client.batchWriteItem(request(puts(1))));

    assertThat(Thread.interrupted(), is(true));
    assertThat(failure.getMessage(), is("The load was interrupted."));
    assertThat(table.calls.size(), is(1));
  }

  @Test
  public void everythingElseIsTheClientsBusiness() {
    FakeDynamoDb table = new FakeDynamoDb(sent -> List.of());
    RetryingDynamoDbClient client = client(table, unlimited);

    assertThat(client.serviceName(), is("dynamodb"));
    client.close();
    assertThat(table.closed, is(true));
  }

  /** Asserts that what fails twice so and then goes well is sent three times. */
  private void waitsOut(Supplier<SdkException> failure) {
    scheduler.slept.clear();
    Deque<SdkException> failures = new ArrayDeque<>(List.of(failure.get(), failure.get()));
    FakeDynamoDb table =
        new FakeDynamoDb(
            sent -> {
              if (!failures.isEmpty()) {
                throw failures.remove();
              }
              return List.of();
            });

    write(table, unlimited, puts(2));

    assertThat(table.calls.size(), is(3));
    assertThat(scheduler.slept.size(), is(2));
  }

  private void isThrownAtOnce(SdkException failure) {
    FakeDynamoDb table =
        new FakeDynamoDb(
            sent -> {
              throw failure;
            });

    SdkException thrown = assertThrows(SdkException.class, () -> write(table, unlimited, puts(2)));

    assertThat(thrown, is(sameInstance(failure)));
    assertThat(table.calls.size(), is(1));
    assertThat(scheduler.slept, is(empty()));
  }

  private BatchWriteItemResponse write(
      FakeDynamoDb table, RateLimiter pace, List<WriteRequest> writes) {
    return client(table, pace).batchWriteItem(request(writes));
  }

  private RateLimiter limiter(double unitsPerSecond) {
    return new RateLimiter(RateLimiter.Kind.WRITE, unitsPerSecond, 0, scheduler);
  }

  private static RetryingDynamoDbClient client(FakeDynamoDb table, RateLimiter pace) {
    // Nothing is refused here; leaving it in no folder would fail.
    return new RetryingDynamoDbClient(table, FakeDynamoDb.TABLE, pace, new RefusedItems(""));
  }

  private static BatchWriteItemRequest request(List<WriteRequest> writes) {
    return BatchWriteItemRequest.builder().requestItems(Map.of("insert", writes)).build();
  }

  private static List<WriteRequest> puts(int count) {
    List<WriteRequest> puts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      puts.add(put("note " + i));
    }
    return puts;
  }

  private static WriteRequest put(String note) {
    Map<String, AttributeValue> item =
        Map.of("id", AttributeValue.fromS("a".repeat(64)), "note", AttributeValue.fromS(note));
    return WriteRequest.builder().putRequest(put -> put.item(item)).build();
  }

  private static WriteRequest delete() {
    Map<String, AttributeValue> key = Map.of("id", AttributeValue.fromS("b".repeat(64)));
    return WriteRequest.builder().deleteRequest(delete -> delete.key(key)).build();
  }

  private static SdkException answer(String code, int status) {
    return DynamoDbException.builder()
        .message("said the service")
        .statusCode(status)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
        .build();
  }
}
