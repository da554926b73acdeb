package org.therapeuticlocator.localstack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Makes bucket and table over the two HTTP APIs. An SDK client would do the same and cost a second
 * of every start.
 */
final class Resources {
  // Neither server checks a signature; DynamoDB Local wants one that can be taken apart.
  private static final String UNSIGNED =
      "AWS4-HMAC-SHA256 Credential=local/20240101/us-east-1/dynamodb/aws4_request,"
          + " SignedHeaders=host, Signature=none";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /**
   * Makes {@code bucket} unless it exists; returns when S3 has answered.
   *
   * @param bucket empty for none
   */
  void ensureBucket(URI s3, String bucket) throws IOException, InterruptedException {
    if (bucket.isEmpty()) {
      expect(send(HttpRequest.newBuilder(s3).GET()), "");
      return;
    }
    expect(
        send(HttpRequest.newBuilder(s3.resolve("/" + bucket)).PUT(BodyPublishers.noBody())),
        "BucketAlreadyOwnedByYou");
  }

  /**
   * Makes {@code table}, key {@code id}, paid per request, unless it exists; returns when DynamoDB
   * has answered.
   *
   * @param table empty for none
   */
  void ensureTable(URI dynamodb, String table) throws IOException, InterruptedException {
    HttpResponse<String> tables = call(dynamodb, "ListTables", "{}");
    expect(tables, "");
    if (table.isEmpty() || tables.body().contains('"' + table + '"')) {
      return;
    }
    String definition =
        """
        {"TableName": "%s", "BillingMode": "PAY_PER_REQUEST",
         "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
         "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}]}
        """;
    expect(call(dynamodb, "CreateTable", definition.formatted(table)), "ResourceInUseException");
  }

  private HttpResponse<String> call(URI dynamodb, String action, String json)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(dynamodb)
            .header("Authorization", UNSIGNED)
            .header("Content-Type", "application/x-amz-json-1.0")
            .header("X-Amz-Target", "DynamoDB_20120810." + action)
            .POST(BodyPublishers.ofString(json)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
  }

  /** {@code unless} is the code of the one error that means it is there already. */
  private static void expect(HttpResponse<String> response, String unless) throws IOException {
    boolean existed = !unless.isEmpty() && response.body().contains(unless);
    if (response.statusCode() != 200 && !existed) {
      throw new IOException(
          response.request().uri() + ": " + response.statusCode() + " " + response.body());
    }
  }
}
