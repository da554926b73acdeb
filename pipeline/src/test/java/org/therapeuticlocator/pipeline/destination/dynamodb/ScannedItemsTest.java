package org.therapeuticlocator.pipeline.destination.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.Assert.assertThrows;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryPolicy;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

public class ScannedItemsTest {
  private static final String ALL_TYPES =
      """
      {"Count":2,"Items":[{"id":{"S":"a"},"text":{"S":"\\u00e9 \\"\\n"},"n":{"N":"1E-5"},
      "b":{"B":"AQI="},"ss":{"SS":["x","y"]},"ns":{"NS":["1","2"]},"bs":{"BS":["AQ==","Ag=="]},
      "yes":{"BOOL":true},"none":{"NULL":true},"empty":{"L":[]},
      "l":{"L":[{"S":"z"},{"M":{"k":{"N":"3"}}}]},"m":{"M":{"Items":{"L":[{"BOOL":false}]}}}},
      {"id":{"S":"b"}}],
      "LastEvaluatedKey":{"id":{"S":"b"}},"ScannedCount":2,
      "ConsumedCapacity":{"TableName":"t","CapacityUnits":1.5}}
      """;

  private final List<Map<String, AttributeValue>> items = new ArrayList<>();

  @Test
  public void itemsOfAllTypesAreThoseThatTheSdkReads() {
    ScanResponse bySdk = client(200, ALL_TYPES, ALL_TYPES, false).scan(r -> r.tableName("t"));

    ScanResponse rest = scan(client(200, ALL_TYPES, ALL_TYPES, true));

    assertThat(items, is(bySdk.items()));
    assertThat(rest.hasItems(), is(false));
    assertThat(rest.count(), is(bySdk.count()));
    assertThat(rest.lastEvaluatedKey(), is(bySdk.lastEvaluatedKey()));
    assertThat(rest.consumedCapacity(), is(bySdk.consumedCapacity()));
  }

  @Test
  public void withoutAPlaceForThemTheSdkAnswersThem() {
    ScanResponse response = client(200, ALL_TYPES, ALL_TYPES, true).scan(r -> r.tableName("t"));

    assertThat(response.items().size(), is(2));
  }

  @Test
  public void valueOfATypeThatIsNotKnownIsNothingAsForTheSdk() {
    String answer = "{\"Items\":[{\"id\":{\"S\":\"a\"},\"new\":{\"V\":[1,{\"x\":2}]}}]}";

    scan(client(200, answer, answer, true));

    assertThat(items.get(0).get("id"), is(AttributeValue.fromS("a")));
    assertThat(items.get(0).get("new"), is(AttributeValue.builder().build()));
  }

  @Test
  public void answerThatIsNotWhatWasSentMayPass() {
    String other = ALL_TYPES.replace("\"a\"", "\"c\"");
    DynamoDbClient client = client(200, other, ALL_TYPES, true);

    SdkException e = assertThrows(SdkClientException.class, () -> scan(client));

    assertThat(e.getMessage(), containsString("checksum"));
    assertThat(RateLimiter.mayPass(e), is(true));
    assertThat(items, empty());
  }

  @Test
  public void answerThatEndsEarlyMayPass() {
    String half = ALL_TYPES.substring(0, ALL_TYPES.length() / 2);
    DynamoDbClient client = client(200, half, half, true);

    SdkException e = assertThrows(SdkClientException.class, () -> scan(client));

    assertThat(RateLimiter.mayPass(e), is(true));
  }

  @Test
  public void whatTheServiceRefusesIsToldAsEver() {
    String refusal =
        "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException\","
            + "\"message\":\"no such table\"}";
    DynamoDbClient client = client(400, refusal, refusal, true);

    Exception e = assertThrows(ResourceNotFoundException.class, () -> scan(client));

    assertThat(e.getMessage(), containsString("no such table"));
  }

  private ScanResponse scan(DynamoDbClient client) {
    return client.scan(
        request ->
            request
                .tableName("t")
                .overrideConfiguration(c -> c.putExecutionAttribute(ScannedItems.TO, items)));
  }

  /** One to which everything is answered with {@code body}, and with the checksum of another. */
  private static DynamoDbClient client(int status, String body, String summed, boolean taking) {
    CRC32 crc = new CRC32();
    crc.update(summed.getBytes(UTF_8));
    SdkHttpResponse head =
        SdkHttpResponse.builder()
            .statusCode(status)
            .putHeader("x-amz-crc32", String.valueOf(crc.getValue()))
            .build();
    DynamoDbClientBuilder builder =
        DynamoDbClient.builder()
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
            .overrideConfiguration(c -> c.retryPolicy(RetryPolicy.none()))
            .httpClient(new Answering(head, body));
    return (taking ? ScannedItems.takenBy(builder) : builder).build();
  }

  private record Answering(SdkHttpResponse head, String body) implements SdkHttpClient {
    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      return new ExecutableHttpRequest() {
        @Override
        public HttpExecuteResponse call() {
          return HttpExecuteResponse.builder()
              .response(head)
              .responseBody(
                  AbortableInputStream.create(new ByteArrayInputStream(body.getBytes(UTF_8))))
              .build();
        }

        @Override
        public void abort() {}
      };
    }

    @Override
    public void close() {}
  }
}
