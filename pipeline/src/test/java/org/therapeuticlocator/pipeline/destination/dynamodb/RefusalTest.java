package org.therapeuticlocator.pipeline.destination.dynamodb;

import static java.util.Objects.requireNonNull;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.Assert.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.therapeuticlocator.pipeline.destination.RefusedItems;
import org.therapeuticlocator.pipeline.time.FakeScheduler;
import org.therapeuticlocator.row.Json;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

public class RefusalTest {
  private static final String TOO_LONG =
      "One or more parameter values were invalid: Size of hashkey has exceeded the maximum size"
          + " limit of 2048 bytes. IndexName: by-note, IndexKey: provider_note";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final FakeScheduler scheduler = new FakeScheduler();
  private final TreeSet<String> written = new TreeSet<>();

  @Test
  public void itemsThatAreRefusedKeepNoOtherFromBeingWritten() {
    FakeDynamoDb table = refusing(TOO_LONG, "07", "08", "24");

    write(table, Map.of("insert", puts(0, 20), "update", puts(20, 25)));

    assertThat(
        refused(),
        containsInAnyOrder(
            "07 insert provider_note " + TOO_LONG,
            "08 insert provider_note " + TOO_LONG,
            "24 update provider_note " + TOO_LONG));
    assertThat(written, hasSize(22));
    assertThat(table.calls.size(), is(lessThan(25)));
  }

  @Test
  public void deleteThatIsRefusedIsToldAsOne() {
    WriteRequest delete =
        WriteRequest.builder()
            .deleteRequest(d -> d.key(Map.of("id", AttributeValue.fromS("03"))))
            .build();

    write(refusing("no", "03"), Map.of("delete", List.of(delete)));

    assertThat(refused(), is(List.of("03 delete null no")));
  }

  @Test
  public void whatWasWrittenBeforeTheRefusalIsNotSentAgain() {
    List<List<WriteRequest>> left = new ArrayList<>(List.of(puts(5, 10)));
    FakeDynamoDb table =
        new FakeDynamoDb(
            sent -> {
              if (!left.isEmpty()) {
                return left.remove(0);
              }
              refuse(sent, TOO_LONG, "07");
              return List.of();
            });

    write(table, Map.of("insert", puts(0, 10)));

    assertThat(table.calls.subList(0, 3), is(List.of(puts(0, 10), puts(5, 10), puts(5, 7))));
    assertThat(refused(), hasSize(1));
  }

  @Test
  public void valuesAreNotRepeated() {
    FakeDynamoDb table =
        refusing("1 error: Value '{x={S: 1}}' at 'key' of note 05 ELM failed, IndexKey: npi", "05");

    write(table, Map.of("insert", puts(5, 6)));

    assertThat(
        refused(), is(List.of("05 insert npi 1 error: Value … at … of … failed, IndexKey: npi")));
  }

  @Test
  public void whatIsSaidOfTheTableFailsTheRun() {
    for (String sentence :
        List.of(
            "The provided key element does not match the schema",
            "One or more parameter values were invalid: Missing the key pk in the item",
            "One or more parameter values were invalid: Type mismatch for key id expected: N")) {
      SdkException answer = answer("ValidationException", sentence);
      FakeDynamoDb table =
          new FakeDynamoDb(
              sent -> {
                throw answer;
              });

      SdkException thrown =
          assertThrows(SdkException.class, () -> write(table, Map.of("insert", puts(0, 25))));

      assertThat(thrown, is(sameInstance(answer)));
      assertThat(table.calls, hasSize(1));
      assertThat(refused(), empty());
    }
  }

  private FakeDynamoDb refusing(String sentence, String... ids) {
    return new FakeDynamoDb(
        sent -> {
          refuse(sent, sentence, ids);
          sent.forEach(write -> written.add(id(write)));
          return List.of();
        });
  }

  private static void refuse(List<WriteRequest> sent, String sentence, String... ids) {
    if (sent.stream().anyMatch(write -> List.of(ids).contains(id(write)))) {
      throw answer("ValidationException", sentence);
    }
  }

  private static SdkException answer(String code, String sentence) {
    return DynamoDbException.builder()
        .message("with request id")
        .statusCode(400)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage(sentence).build())
        .build();
  }

  private void write(FakeDynamoDb table, Map<String, List<WriteRequest>> changes) {
    new RetryingDynamoDbClient(
            table,
            FakeDynamoDb.TABLE,
            new RateLimiter(RateLimiter.Kind.WRITE, 0, 0, scheduler),
            new RefusedItems(folder.getRoot() + "/"))
        .batchWriteItem(BatchWriteItemRequest.builder().requestItems(changes).build());
  }

  /** Id, change, column and reason of what was left, by id. */
  private List<String> refused() {
    File[] files = folder.getRoot().listFiles();
    return Stream.of(requireNonNull(files)).sorted().map(RefusalTest::words).toList();
  }

  private static String words(File file) {
    try {
      JsonNode item = Json.MAPPER.readTree(file);
      assertThat(file.getName(), is(item.path("id").asText() + ".json"));
      return Stream.of("id", "change", "column", "reason")
          .map(name -> item.path(name).asText())
          .collect(Collectors.joining(" "));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String id(WriteRequest write) {
    Map<String, AttributeValue> attributes =
        write.putRequest() == null ? write.deleteRequest().key() : write.putRequest().item();
    return attributes.getOrDefault("id", AttributeValue.fromS("")).s();
  }

  private static List<WriteRequest> puts(int from, int to) {
    List<WriteRequest> puts = new ArrayList<>();
    for (int i = from; i < to; i++) {
      String id = "%02d".formatted(i);
      Map<String, AttributeValue> item =
          Map.of(
              "id", AttributeValue.fromS(id), "note", AttributeValue.fromS("note " + id + " ELM"));
      puts.add(WriteRequest.builder().putRequest(put -> put.item(item)).build());
    }
    return puts;
  }
}
