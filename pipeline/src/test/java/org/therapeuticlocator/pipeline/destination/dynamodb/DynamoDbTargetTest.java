package org.therapeuticlocator.pipeline.destination.dynamodb;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;

import java.util.List;
import java.util.Map;
import org.junit.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

public class DynamoDbTargetTest {
  @Test
  public void indexOnWhatWeWriteOrNeverWriteIsFine() {
    assertThat(
        DynamoDbTarget.problemsOfIndexes(
            table(
                Map.of("id", "S", "npi", "S", "latitude", "N", "ttl", "B"),
                global("by-npi", "npi", "latitude"),
                global("by-ttl", "ttl"),
                global("by-id", "id"))),
        empty());
    assertThat(
        DynamoDbTarget.problemsOfIndexes(TableDescription.builder().tableName("t").build()),
        empty());
  }

  @Test
  public void everyKeyOfAnotherTypeIsToldWhateverTheIndexIsDoing() {
    assertThat(
        DynamoDbTarget.problemsOfIndexes(
            table(
                Map.of("npi", "N", "latitude", "S", "issues", "S", "city", "B"),
                global("by-npi", "npi", "city"),
                global("a-index", "issues", "latitude"))),
        contains(
            problem("a-index needs issues as S, the program writes SS."),
            problem("a-index needs latitude as S, the program writes N."),
            problem("by-npi needs npi as N, the program writes S."),
            problem("by-npi needs city as B, the program writes S.")));
  }

  @Test
  public void localIndexesAreLookedAtToo() {
    LocalSecondaryIndexDescription local =
        LocalSecondaryIndexDescription.builder()
            .indexName("local")
            .keySchema(key("id", KeyType.HASH), key("zip4", KeyType.RANGE))
            .build();
    assertThat(
        DynamoDbTarget.problemsOfIndexes(
            table(Map.of("id", "S", "zip4", "N")).toBuilder().localSecondaryIndexes(local).build()),
        contains(problem("local needs zip4 as N, the program writes S.")));
  }

  private static String problem(String what) {
    return "DynamoDB table t: index "
        + what
        + " Delete the index or name another table with"
        + " --table.";
  }

  private static TableDescription table(
      Map<String, String> types, GlobalSecondaryIndexDescription... indexes) {
    List<AttributeDefinition> attributes =
        types.entrySet().stream()
            .map(
                type ->
                    AttributeDefinition.builder()
                        .attributeName(type.getKey())
                        .attributeType(type.getValue())
                        .build())
            .toList();
    return TableDescription.builder()
        .tableName("t")
        .attributeDefinitions(attributes)
        .globalSecondaryIndexes(indexes)
        .build();
  }

  private static GlobalSecondaryIndexDescription global(String name, String... keys) {
    return GlobalSecondaryIndexDescription.builder()
        .indexName(name)
        .indexStatus(IndexStatus.CREATING)
        .keySchema(
            keys.length == 1
                ? List.of(key(keys[0], KeyType.HASH))
                : List.of(key(keys[0], KeyType.HASH), key(keys[1], KeyType.RANGE)))
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }
}
