package org.therapeuticlocator.pipeline.it;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.rules.ExternalResource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateGlobalSecondaryIndexAction;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * S3 and DynamoDB on 127.0.0.1, and credentials that the program finds. One server serves all tests
 * of a JVM; what keeps them apart is a {@link Workspace} each.
 */
public final class LocalAwsRule extends ExternalResource {
  /** DynamoDB Local takes letters and digits only. */
  static final String ACCESS_KEY = "integrationtest";

  @Override
  protected void before() throws IOException {
    TestLog.toFile();
    LocalAwsServer.running();
    System.setProperty("aws.accessKeyId", ACCESS_KEY);
    System.setProperty("aws.secretAccessKey", ACCESS_KEY);
  }

  @Override
  protected void after() {
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  /** A bucket and a table of their own, both empty. */
  public Workspace newWorkspace() {
    Workspace workspace = new Workspace("test-" + UUID.randomUUID());
    s3().createBucket(request -> request.bucket(workspace.bucket()));
    createTable(workspace.table(), ScalarAttributeType.S, false);
    return workspace;
  }

  /** A table with the key {@code id} of {@code type}, and a sort key if wanted. */
  static void createTable(String name, ScalarAttributeType type, boolean sorted) {
    List<AttributeDefinition> attributes = new ArrayList<>();
    List<KeySchemaElement> key = new ArrayList<>();
    attributes.add(AttributeDefinition.builder().attributeName("id").attributeType(type).build());
    key.add(KeySchemaElement.builder().attributeName("id").keyType(KeyType.HASH).build());
    if (sorted) {
      attributes.add(
          AttributeDefinition.builder()
              .attributeName("sort")
              .attributeType(ScalarAttributeType.S)
              .build());
      key.add(KeySchemaElement.builder().attributeName("sort").keyType(KeyType.RANGE).build());
    }
    dynamodb()
        .createTable(
            request ->
                request
                    .tableName(name)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(attributes)
                    .keySchema(key));
  }

  /** Adds an index of all attributes, by one. */
  static void addIndex(String table, String name, String attribute, ScalarAttributeType type) {
    KeySchemaElement key =
        KeySchemaElement.builder().attributeName(attribute).keyType(KeyType.HASH).build();
    CreateGlobalSecondaryIndexAction index =
        CreateGlobalSecondaryIndexAction.builder()
            .indexName(name)
            .keySchema(key)
            .projection(all -> all.projectionType(ProjectionType.ALL))
            .build();
    GlobalSecondaryIndexUpdate update = GlobalSecondaryIndexUpdate.builder().create(index).build();
    dynamodb()
        .updateTable(
            request ->
                request
                    .tableName(table)
                    .attributeDefinitions(
                        definition("id", ScalarAttributeType.S), definition(attribute, type))
                    .globalSecondaryIndexUpdates(update));
  }

  private static AttributeDefinition definition(String name, ScalarAttributeType type) {
    return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
  }

  static S3Client s3() {
    return Clients.S3;
  }

  static DynamoDbClient dynamodb() {
    return Clients.DYNAMODB;
  }

  static URI s3Endpoint() {
    return LocalAwsServer.running().s3();
  }

  static URI dynamodbEndpoint() {
    return LocalAwsServer.running().dynamodb();
  }

  /** Made when first used, for as long as the server is; they find the same credentials. */
  private static final class Clients {
    static final S3Client S3 =
        S3Client.builder()
            .endpointOverride(s3Endpoint())
            .region(Region.US_EAST_1)
            .forcePathStyle(true)
            .build();
    static final DynamoDbClient DYNAMODB =
        DynamoDbClient.builder()
            .endpointOverride(dynamodbEndpoint())
            .region(Region.US_EAST_1)
            .build();
  }
}
