package org.therapeuticlocator.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * What is loaded into: the embedded local AWS, whose S3 serves all, and a DynamoDB that only waits,
 * or a database.
 */
final class Servers implements AutoCloseable {
  private static final StaticCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("bench", "bench"));

  private final LocalServer localAws;
  private final URI s3;
  private final URI dynamodb;
  private final DynamoDbStub stub;
  private final @Nullable Database database;

  private Servers(LocalServer localAws, DynamoDbStub stub, @Nullable Database database) {
    // S3 http://…, DynamoDB http://…
    List<String> words = List.of(localAws.line().split("[ ,]+", -1));
    this.localAws = localAws;
    this.s3 = URI.create(words.get(1));
    this.dynamodb = URI.create(words.get(3));
    this.stub = stub;
    this.database = database;
  }

  /** Starts what the options name. */
  static Servers start(Path project, Path work, Bench.Options options, Duration latency)
      throws IOException {
    LocalServer localAws =
        LocalServer.start(
            project,
            work.resolve("aws.log"),
            "S3 http",
            "LocalAws",
            "--data=" + work.resolve("aws"),
            "--bucket=",
            "--table=");
    Database database =
        options.isRelational()
            ? Database.start(project, options.program(), work, options.destination(), latency)
            : null;
    return new Servers(localAws, new DynamoDbStub(latency), database);
  }

  URI s3() {
    return s3;
  }

  /** DynamoDB's endpoint, or the database's URL. */
  String address(String at) {
    if (database != null) {
      return database.url(at);
    }
    return (at.equals("stub") ? stub.endpoint() : dynamodb).toString();
  }

  /** Begins to count calls. */
  void reset() {
    stub.reset();
  }

  /** What was written into a table since then; of a database, what is there. */
  DynamoDbStub.Stats stats(String table) throws SQLException {
    return database == null ? stub.stats() : new DynamoDbStub.Stats(0, database.rows(table), 0);
  }

  /** Makes an empty bucket and an empty table of one name, which it answers. */
  String create(String at, String like) throws SQLException {
    String name = (like + at).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "");
    try (S3Client client =
        S3Client.builder()
            .endpointOverride(s3)
            .region(Region.US_EAST_1)
            .credentialsProvider(CREDENTIALS)
            .forcePathStyle(true)
            .build()) {
      client.createBucket(bucket -> bucket.bucket(name));
    }
    if (database != null) {
      database.create(name);
    } else if (!at.equals("stub")) {
      createInDynamoDb(name);
    }
    return name;
  }

  /** Takes a table of a database away again. */
  void drop(String table) throws SQLException {
    if (database != null) {
      database.drop(table);
    }
  }

  private void createInDynamoDb(String name) {
    try (DynamoDbClient client =
        DynamoDbClient.builder()
            .endpointOverride(dynamodb)
            .region(Region.US_EAST_1)
            .credentialsProvider(CREDENTIALS)
            .build()) {
      client.createTable(
          CreateTableRequest.builder()
              .tableName(name)
              .billingMode(BillingMode.PAY_PER_REQUEST)
              .keySchema(
                  KeySchemaElement.builder().attributeName("id").keyType(KeyType.HASH).build())
              .attributeDefinitions(
                  AttributeDefinition.builder()
                      .attributeName("id")
                      .attributeType(ScalarAttributeType.S)
                      .build())
              .build());
    }
  }

  @Override
  public void close() throws IOException {
    stub.close();
    if (database != null) {
      database.close();
    }
    localAws.close();
  }
}
