package org.therapeuticlocator.pipeline.destination.dynamodb;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.row.Attribute;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** Which items the indexes of a table would refuse, as far as it can be known beforehand. */
final class Indexes {
  private Indexes() {}

  /**
   * A sentence for each key of an index that has another type than we write. Attributes that we
   * never write are fine: the index then has no item of ours. What depends on a value, such as its
   * length, shows when it is written.
   */
  static List<String> problems(TableDescription table) {
    Map<String, String> types =
        table.attributeDefinitions().stream()
            .collect(
                Collectors.toMap(
                    AttributeDefinition::attributeName,
                    AttributeDefinition::attributeTypeAsString));
    Map<String, List<KeySchemaElement>> keys = new TreeMap<>();
    table.globalSecondaryIndexes().forEach(index -> keys.put(index.indexName(), index.keySchema()));
    table.localSecondaryIndexes().forEach(index -> keys.put(index.indexName(), index.keySchema()));
    return keys.entrySet().stream()
        .flatMap(
            index ->
                index.getValue().stream()
                    .map(KeySchemaElement::attributeName)
                    .filter(name -> isOther(name, types.get(name)))
                    .map(name -> problem(table, index.getKey(), name, types.get(name))))
        .toList();
  }

  private static boolean isOther(String name, @Nullable String type) {
    Attribute attribute = Attribute.named(name);
    return attribute != null && !DynamoDbItems.typeOf(attribute).name().equals(type);
  }

  private static String problem(
      TableDescription table, String index, String name, @Nullable String type) {
    return String.format(
        "DynamoDB table %s: index %s needs %s as %s, the program writes %s. Delete the index or name"
            + " another table with --table.",
        table.tableName(),
        index,
        name,
        type,
        DynamoDbItems.typeOf(Attribute.valueOf(name.toUpperCase(Locale.ROOT))));
  }
}
