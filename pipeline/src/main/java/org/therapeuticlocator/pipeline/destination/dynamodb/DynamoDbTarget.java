package org.therapeuticlocator.pipeline.destination.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PDone;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.aws.AwsErrors;
import org.therapeuticlocator.pipeline.destination.Target;
import org.therapeuticlocator.pipeline.options.Capacity;
import org.therapeuticlocator.pipeline.options.LoadOptions;
import org.therapeuticlocator.row.Attribute;
import org.therapeuticlocator.transforms.Deal;
import org.therapeuticlocator.transforms.Detail;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputDescription;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/**
 * The table that is loaded, as DescribeTable answered, and the pace that is asked for.
 *
 * @param address its ARN
 * @param bytes about how large its items are in all; AWS counts every six hours
 * @param writeUnits provisioned write units per second; 0 on demand
 * @param readUnits provisioned read units per second; 0 on demand
 * @param writeCapacity of all workers together, as is {@code readCapacity}
 */
record DynamoDbTarget(
    String name,
    String identity,
    String address,
    long bytes,
    long writeUnits,
    long readUnits,
    Capacity writeCapacity,
    Capacity readCapacity)
    implements Target {
  static DynamoDbTarget of(TableDescription table, Capacity writeCapacity, Capacity readCapacity) {
    ProvisionedThroughputDescription provisioned = table.provisionedThroughput();
    return new DynamoDbTarget(
        table.tableName(),
        // DynamoDB Local has no ids, but a table made again has another time of creation.
        table.tableId() == null ? String.valueOf(table.creationDateTime()) : table.tableId(),
        String.valueOf(table.tableArn()),
        orZero(table.tableSizeBytes()),
        provisioned == null ? 0 : orZero(provisioned.writeCapacityUnits()),
        provisioned == null ? 0 : orZero(provisioned.readCapacityUnits()),
        writeCapacity,
        readCapacity);
  }

  private static long orZero(@Nullable Long value) {
    return value == null ? 0 : value;
  }

  /** Describes a table that can be loaded; else empty, with what is wrong in {@code problems}. */
  static Optional<TableDescription> describe(
      DynamoDbClient dynamodb, String name, List<String> problems) {
    try {
      TableDescription table = dynamodb.describeTable(request -> request.tableName(name)).table();
      List<String> found = problems(table);
      problems.addAll(found);
      return found.isEmpty() ? Optional.of(table) : Optional.empty();
    } catch (SdkException e) {
      problems.add("DynamoDB table " + name + ": " + AwsErrors.of(e));
      return Optional.empty();
    }
  }

  private static List<String> problems(TableDescription table) {
    String name = "DynamoDB table " + table.tableName();
    if (!hasOurKey(table)) {
      return List.of(
          name
              + " has another key: it must be id (S) alone, as its HASH key. Name another table"
              + " with --table.");
    }
    TableStatus status = table.tableStatus();
    if (status != TableStatus.ACTIVE && status != TableStatus.UPDATING) {
      return List.of(
          name
              + " is "
              + table.tableStatusAsString()
              + ", not ACTIVE. Wait until it is, then start again.");
    }
    return problemsOfIndexes(table);
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

  /**
   * A sentence for each key of an index that has another type than we write. Attributes that we
   * never write are fine: the index then has no item of ours. What depends on a value, such as its
   * length, shows when it is written.
   */
  static List<String> problemsOfIndexes(TableDescription table) {
    Map<String, String> types =
        table.attributeDefinitions().stream()
            .collect(
                Collectors.toMap(
                    AttributeDefinition::attributeName,
                    AttributeDefinition::attributeTypeAsString));
    Map<String, List<KeySchemaElement>> keys = new TreeMap<>();
    table.globalSecondaryIndexes().forEach(index -> keys.put(index.indexName(), index.keySchema()));
    table.localSecondaryIndexes().forEach(index -> keys.put(index.indexName(), index.keySchema()));
    List<String> problems = new ArrayList<>();
    for (Map.Entry<String, List<KeySchemaElement>> index : keys.entrySet()) {
      for (KeySchemaElement key : index.getValue()) {
        Attribute attribute = Attribute.named(key.attributeName());
        String type = types.get(key.attributeName());
        if (attribute != null && isOther(attribute, type)) {
          problems.add(
              String.format(
                  "DynamoDB table %s: index %s needs %s as %s, the program writes %s. Delete the"
                      + " index or name another table with --table.",
                  table.tableName(),
                  index.getKey(),
                  attribute.attributeName(),
                  type,
                  DynamoDbItems.typeOf(attribute)));
        }
      }
    }
    return problems;
  }

  /** An index that is being deleted is still listed, but the type of its key is not. */
  private static boolean isOther(Attribute attribute, @Nullable String type) {
    return type != null && !DynamoDbItems.typeOf(attribute).name().equals(type);
  }

  @Override
  public double unitsPerSecond() {
    return writeCapacity.limit((double) writeUnits);
  }

  @Override
  public void configure(LoadOptions options, int processes) {
    options.setClientBuilderFactory(DynamoDbClientFactory.class);
    DynamoDbJobOptions job = options.as(DynamoDbJobOptions.class);
    job.setUnitsPerSecond(unitsPerSecond());
    job.setWriters(processes);
  }

  @Override
  public PTransform<PBegin, PCollectionTuple> read(long snapshotBytes, Detail detail, Deal deal) {
    return ScanTable.of(this, snapshotBytes, readCapacity.limit(readUnits / 2.0), detail, deal);
  }

  @Override
  public PTransform<PCollection<String>, PDone> write(String refusedFolder, Deal deal) {
    return new WriteTable(refusedFolder, deal);
  }
}
