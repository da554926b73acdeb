package org.therapeuticlocator.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
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

/** The embedded local AWS, in a process of its own, and the stub, in this one. */
final class Servers implements AutoCloseable {
  private static final StaticCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("bench", "bench"));

  private final Process localAws;
  private final URI s3;
  private final URI dynamodb;
  private final DynamoDbStub stub;

  private Servers(Process localAws, URI s3, URI dynamodb, DynamoDbStub stub) {
    this.localAws = localAws;
    this.s3 = s3;
    this.dynamodb = dynamodb;
    this.stub = stub;
  }

  /** Starts both; the local AWS's module must have been built. */
  static Servers start(Path project, Path work, Duration latency) throws IOException {
    Path target = project.resolve("localstack/target");
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    target.resolve("therapeutic-locator-localstack.jar")
                        + ":"
                        + target.resolve("lib")
                        + "/*",
                    "org.therapeuticlocator.localstack.LocalAws",
                    "--data=" + work.resolve("aws"),
                    "--bucket=",
                    "--table=",
                    "--exitWithStdin"))
            .redirectError(work.resolve("aws.log").toFile())
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    // S3 http://…, DynamoDB http://…
    String line = out.readLine();
    while (line != null && !line.startsWith("S3 http")) {
      line = out.readLine();
    }
    if (line == null) {
      throw new IOException("the local AWS did not start, see " + work.resolve("aws.log"));
    }
    List<String> words = List.of(line.split("[ ,]+", -1));
    return new Servers(
        process, URI.create(words.get(1)), URI.create(words.get(3)), new DynamoDbStub(latency));
  }

  URI s3() {
    return s3;
  }

  URI dynamodb(String at) {
    return at.equals("stub") ? stub.endpoint() : dynamodb;
  }

  DynamoDbStub stub() {
    return stub;
  }

  /** Makes an empty bucket and an empty table of one name, which it answers. */
  String create(String at, String like) {
    String name = (at + "-" + like).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    try (S3Client client =
        S3Client.builder()
            .endpointOverride(s3)
            .region(Region.US_EAST_1)
            .credentialsProvider(CREDENTIALS)
            .forcePathStyle(true)
            .build()) {
      client.createBucket(bucket -> bucket.bucket(name));
    }
    if (!at.equals("stub")) {
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
    return name;
  }

  @Override
  public void close() {
    stub.close();
    localAws.destroy();
  }
}
