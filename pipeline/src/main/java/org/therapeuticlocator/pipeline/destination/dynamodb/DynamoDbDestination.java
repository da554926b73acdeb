package org.therapeuticlocator.pipeline.destination.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.beam.sdk.io.aws2.dynamodb.DynamoDBIO;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.therapeuticlocator.pipeline.aws.AwsConnection;
import org.therapeuticlocator.pipeline.aws.AwsLocations;
import org.therapeuticlocator.pipeline.aws.CallPolicy;
import org.therapeuticlocator.pipeline.aws.Endpoint;
import org.therapeuticlocator.pipeline.destination.Destination;
import org.therapeuticlocator.pipeline.destination.Target;
import org.therapeuticlocator.pipeline.options.LoadOptions;
import org.therapeuticlocator.pipeline.options.Settings;
import org.therapeuticlocator.pipeline.run.StageRecord;
import org.therapeuticlocator.pipeline.run.TableLocation;
import org.therapeuticlocator.transforms.ChangeCost;
import org.therapeuticlocator.transforms.CountNames;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The DynamoDB table that the settings name, whose changes cost write units. */
record DynamoDbDestination(Settings settings, AwsLocations locations) implements Destination {
  // A weak reference is all that the log manager keeps.
  private static final Logger ITEMS = Logger.getLogger(DynamoDBIO.class.getName());

  DynamoDbDestination {
    // It logs whole items when it gives up.
    ITEMS.setLevel(Level.OFF);
  }

  @Override
  public TableLocation location() {
    return new TableLocation("dynamodb", settings.table(), locations.dynamodb().at());
  }

  @Override
  public String describe() {
    return "DynamoDB  table " + settings.table() + locations.dynamodb();
  }

  @Override
  public Optional<Target> inspect(List<String> problems) {
    try (DynamoDbClient dynamodb = locations.connection().openDynamoDb()) {
      return DynamoDbTarget.describe(dynamodb, settings.table(), problems)
          .map(
              table -> DynamoDbTarget.of(table, settings.writeCapacity(), settings.readCapacity()));
    }
  }

  @Override
  public SerializableFunction<LoadOptions, List<String>> inspectOnWorker() {
    return DynamoDbDestination::problemsOnWorker;
  }

  private static List<String> problemsOnWorker(LoadOptions options) {
    List<String> problems = new ArrayList<>();
    AwsConnection aws = AwsConnection.of(options);
    try (DynamoDbClient dynamodb = aws.dynamoDbClient(CallPolicy.ONCE).build()) {
      DynamoDbTarget.describe(dynamodb, options.getTable(), problems);
    }
    String where = Endpoint.asWorkersCallIt(aws.dynamodb());
    return problems.stream().map(problem -> problem + where).toList();
  }

  @Override
  public void makeMissing() {
    try (DynamoDbClient dynamodb = locations.connection().openDynamoDb()) {
      if (dynamodb.listTables().tableNames().contains(settings.table())) {
        return;
      }
      dynamodb.createTable(
          table ->
              table
                  .tableName(settings.table())
                  .billingMode(BillingMode.PAY_PER_REQUEST)
                  .keySchema(
                      KeySchemaElement.builder()
                          .attributeName(DynamoDbItems.KEY)
                          .keyType(KeyType.HASH)
                          .build())
                  .attributeDefinitions(
                      AttributeDefinition.builder()
                          .attributeName(DynamoDbItems.KEY)
                          .attributeType(ScalarAttributeType.S)
                          .build()));
      dynamodb.waiter().waitUntilTableExists(request -> request.tableName(settings.table()));
    } catch (ResourceInUseException e) {
      // Another run made it in between.
      return;
    }
  }

  @Override
  public ChangeCost cost() {
    return new CapacityUnits();
  }

  @Override
  public String costInWords(StageRecord plan) {
    return CapacityUnits.priceInWords(
        plan.count(CountNames.WRITE_UNITS), plan.count(CountNames.READ_MILLI_UNITS) / 1_000.0);
  }
}
