package org.therapeuticlocator.pipeline.destination.dynamodb;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.aws.AwsErrors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputDescription;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/**
 * The table that is loaded, as DescribeTable answered.
 *
 * @param id differs for every table ever made, so that one made again is known
 * @param items about how many there are (AWS counts every six hours)
 * @param bytes about how large they are in all
 * @param writeUnits provisioned write units per second; 0 on demand
 * @param readUnits provisioned read units per second; 0 on demand
 */
record TargetTable(
    String name, String id, long items, long bytes, long writeUnits, long readUnits) {
  /** Describes a table that can be loaded; else empty, with what is wrong in {@code problems}. */
  static Optional<TargetTable> find(DynamoDbClient dynamodb, String name, List<String> problems) {
    TableDescription table;
    try {
      table = dynamodb.describeTable(request -> request.tableName(name)).table();
    } catch (SdkException e) {
      problems.add("DynamoDB table " + name + ": " + AwsErrors.of(e));
      return Optional.empty();
    }
    if (!hasOurKey(table)) {
      problems.add(
          "DynamoDB table "
              + name
              + " has another key: it must be id (S) alone, as its HASH key. Name another table"
              + " with --table.");
      return Optional.empty();
    }
    TableStatus status = table.tableStatus();
    if (status != TableStatus.ACTIVE && status != TableStatus.UPDATING) {
      problems.add(
          "DynamoDB table "
              + name
              + " is "
              + table.tableStatusAsString()
              + ", not ACTIVE. Wait until it is, then start again.");
      return Optional.empty();
    }
    List<String> ofIndexes = Indexes.problems(table);
    if (!ofIndexes.isEmpty()) {
      problems.addAll(ofIndexes);
      return Optional.empty();
    }
    ProvisionedThroughputDescription provisioned = table.provisionedThroughput();
    return Optional.of(
        new TargetTable(
            name,
            // DynamoDB Local has no ids, but a table made again has another time of creation.
            table.tableId() == null ? String.valueOf(table.creationDateTime()) : table.tableId(),
            orZero(table.itemCount()),
            orZero(table.tableSizeBytes()),
            provisioned == null ? 0 : orZero(provisioned.writeCapacityUnits()),
            provisioned == null ? 0 : orZero(provisioned.readCapacityUnits())));
  }

  private static long orZero(@Nullable Long value) {
    return value == null ? 0 : value;
  }

  private static boolean hasOurKey(TableDescription table) {
    List<KeySchemaElement> key = table.keySchema();
    return key.size() == 1
        && key.get(0).keyType() == KeyType.HASH
        && key.get(0).attributeName().equals(DynamoDbItems.KEY)
        && table.attributeDefinitions().stream()
            .anyMatch(
                a ->
                    a.attributeName().equals(DynamoDbItems.KEY)
                        && a.attributeType() == ScalarAttributeType.S);
  }
}
