package org.therapeuticlocator.pipeline.destination.dynamodb;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.row.Attribute;
import org.therapeuticlocator.row.Issue;
import org.therapeuticlocator.row.ItemId;
import org.therapeuticlocator.row.ItemSize;
import org.therapeuticlocator.row.Provider;
import org.therapeuticlocator.row.SnapshotLine;
import org.therapeuticlocator.transforms.Detail;
import org.therapeuticlocator.transforms.StoredItem;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Providers as DynamoDB's items, and back. */
final class DynamoDbItems {
  /** The table's key. */
  static final String KEY = Attribute.ID.attributeName();

  private DynamoDbItems() {}

  /** The item that a snapshot line stands for. */
  static Map<String, AttributeValue> of(String snapshotLine) {
    Provider provider = SnapshotLine.parse(snapshotLine);
    Map<String, AttributeValue> item = new HashMap<>();
    for (Attribute attribute : Attribute.values()) {
      String text = attribute == Attribute.ISSUES ? null : provider.text(attribute);
      if (text != null) {
        item.put(
            attribute.attributeName(),
            typeOf(attribute) == AttributeValue.Type.N
                ? AttributeValue.fromN(text)
                : AttributeValue.fromS(text));
      }
    }
    if (!provider.issues().isEmpty()) {
      List<String> issues = provider.issues().stream().map(Issue::name).toList();
      item.put(Attribute.ISSUES.attributeName(), AttributeValue.fromSs(issues));
    }
    return item;
  }

  /**
   * What the comparison needs to know of an item in the table of so many bytes, whoever made it.
   */
  static StoredItem describe(Map<String, AttributeValue> item, int bytes, Detail detail) {
    String id = string(item, KEY);
    Provider provider = provider(item);
    int deleteCost = CapacityUnits.toWrite(bytes);
    if (provider != null) {
      return StoredItem.of(provider, deleteCost, detail);
    }
    boolean ours = id != null && id.equals(ItemId.of(field -> string(item, field.attributeName())));
    return StoredItem.unlikeAny(
        id == null ? "" : id, new TreeMap<>(item).toString(), deleteCost, ours);
  }

  private static @Nullable String string(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null ? null : value.s();
  }

  /** Null for an item with attributes or types that a provider has not. */
  private static @Nullable Provider provider(Map<String, AttributeValue> item) {
    Provider.Builder provider = Provider.builder();
    for (Map.Entry<String, AttributeValue> entry : item.entrySet()) {
      Attribute attribute = Attribute.named(entry.getKey());
      AttributeValue value = entry.getValue();
      if (attribute == null || value.type() != typeOf(attribute)) {
        return null;
      }
      switch (attribute.type()) {
        case TEXT -> provider.put(attribute, value.s());
        // DynamoDB may answer 1E-5 for 0.00001.
        case NUMBER -> provider.put(attribute, Attribute.canonicalNumber(value.n()));
        case FLAGS -> {
          for (String name : value.ss()) {
            Issue issue = Issue.named(name);
            if (issue == null) {
              return null;
            }
            provider.flag(issue);
          }
        }
      }
    }
    return provider.build();
  }

  static AttributeValue.Type typeOf(Attribute attribute) {
    return switch (attribute.type()) {
      case TEXT -> AttributeValue.Type.S;
      case NUMBER -> AttributeValue.Type.N;
      case FLAGS -> AttributeValue.Type.SS;
    };
  }

  /** The item's size as DynamoDB counts. */
  static int bytes(Map<String, AttributeValue> item) {
    int bytes = 0;
    for (Map.Entry<String, AttributeValue> entry : item.entrySet()) {
      bytes += ItemSize.utf8Bytes(entry.getKey()) + bytes(entry.getValue());
    }
    return bytes;
  }

  private static int bytes(AttributeValue value) {
    return switch (value.type()) {
      case S -> ItemSize.utf8Bytes(value.s());
      case N -> ItemSize.numberBytes(value.n());
      case B -> value.b().asByteArrayUnsafe().length;
      case SS -> value.ss().stream().mapToInt(ItemSize::utf8Bytes).sum();
      case NS -> value.ns().stream().mapToInt(ItemSize::numberBytes).sum();
      case BS -> value.bs().stream().mapToInt(b -> b.asByteArrayUnsafe().length).sum();
      // A list or map is three bytes, and one for each element.
      case L -> 3 + value.l().stream().mapToInt(element -> 1 + bytes(element)).sum();
      case M -> 3 + value.m().size() + bytes(value.m());
      default -> 1;
    };
  }
}
