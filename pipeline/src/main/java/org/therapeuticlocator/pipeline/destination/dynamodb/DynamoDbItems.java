package org.therapeuticlocator.pipeline.destination.dynamodb;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.row.Attribute;
import org.therapeuticlocator.row.Issue;
import org.therapeuticlocator.row.ItemId;
import org.therapeuticlocator.row.ItemSize;
import org.therapeuticlocator.row.Provider;
import org.therapeuticlocator.row.SnapshotLine;
import org.therapeuticlocator.transforms.Fingerprint;
import org.therapeuticlocator.transforms.StoredItem;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Providers as DynamoDB's items, and back. */
public final class DynamoDbItems {
  /** The table's key. */
  public static final String KEY = Attribute.ID.attributeName();

  private DynamoDbItems() {}

  /** The item that a snapshot line stands for. */
  public static Map<String, AttributeValue> of(String snapshotLine) {
    Provider provider = SnapshotLine.parse(snapshotLine);
    Map<String, AttributeValue> item = new HashMap<>();
    for (Attribute attribute : Attribute.values()) {
      AttributeValue value =
          switch (attribute.type()) {
            case S -> text(provider.text(attribute));
            case N -> number(provider.text(attribute));
            case SS -> names(provider);
          };
      if (value != null) {
        item.put(attribute.attributeName(), value);
      }
    }
    return item;
  }

  private static @Nullable AttributeValue text(@Nullable String text) {
    return text == null ? null : AttributeValue.fromS(text);
  }

  private static @Nullable AttributeValue number(@Nullable String text) {
    return text == null ? null : AttributeValue.fromN(text);
  }

  private static @Nullable AttributeValue names(Provider provider) {
    return provider.issues().isEmpty()
        ? null
        : AttributeValue.fromSs(provider.issues().stream().map(Issue::name).toList());
  }

  /** What the comparison needs to know of an item in the table, whoever made it. */
  public static StoredItem describe(Map<String, AttributeValue> item) {
    String id = string(item, KEY);
    Provider provider = provider(item);
    // Anything that no provider has makes the item unequal to every snapshot line.
    String line =
        provider == null ? "not ours: " + new TreeMap<>(item) : SnapshotLine.format(provider);
    boolean ours = id != null && id.equals(ItemId.of(field -> string(item, field.attributeName())));
    return new StoredItem(id == null ? "" : id, Fingerprint.of(line), bytes(item), ours);
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
      if (attribute == null || !attribute.type().name().equals(value.type().name())) {
        return null;
      }
      switch (attribute.type()) {
        case S -> provider.put(attribute, value.s());
        case N -> provider.put(attribute, canonical(value.n()));
        case SS -> {
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

  /** A number as the cleaning rules write it: DynamoDB may answer 1E-5 for 0.00001. */
  private static String canonical(String number) {
    BigDecimal value = new BigDecimal(number);
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  /** The item's size as DynamoDB counts. */
  public static int bytes(Map<String, AttributeValue> item) {
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
