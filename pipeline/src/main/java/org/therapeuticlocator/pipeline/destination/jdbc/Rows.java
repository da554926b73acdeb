package org.therapeuticlocator.pipeline.destination.jdbc;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.row.Attribute;
import org.therapeuticlocator.row.Issue;
import org.therapeuticlocator.row.ItemId;
import org.therapeuticlocator.row.Provider;
import org.therapeuticlocator.transforms.ChangeCost;
import org.therapeuticlocator.transforms.Detail;
import org.therapeuticlocator.transforms.StoredItem;

/**
 * Providers as rows, and back, every value as text: so none is rounded, and no date is moved by a
 * time zone or another calendar.
 */
final class Rows {
  /** What a change costs: the bytes that are sent. */
  static final ChangeCost COST = line -> line.getBytes(StandardCharsets.UTF_8).length;

  private static final int DELETE_COST = 64;

  private Rows() {}

  /** Sets the parameters of {@link Statements#upsert}. */
  static void set(PreparedStatement upsert, Provider provider) throws SQLException {
    int parameter = 0;
    for (Attribute attribute : Attribute.values()) {
      upsert.setString(++parameter, provider.flat(attribute));
    }
  }

  /** What the comparison needs of a row of {@link Statements#selectRange}, whoever made it. */
  static StoredItem describe(ResultSet row, Detail detail) throws SQLException {
    Map<Attribute, String> values = new EnumMap<>(Attribute.class);
    int column = 0;
    for (Attribute attribute : Attribute.values()) {
      String value = row.getString(++column);
      if (value != null) {
        boolean number = attribute.type() == Attribute.Type.NUMBER;
        // Columns keep as many decimals as they have.
        values.put(attribute, number ? Attribute.canonicalNumber(value) : value);
      }
    }
    String id = values.getOrDefault(Attribute.ID, "");
    Provider provider = provider(values);
    return provider == null
        ? StoredItem.unlikeAny(
            id, values.toString(), DELETE_COST, id.equals(ItemId.of(values::get)))
        : StoredItem.of(provider, DELETE_COST, detail);
  }

  /** Null where the flags are not as we write them. */
  private static @Nullable Provider provider(Map<Attribute, String> values) {
    Provider.Builder provider = Provider.builder();
    for (Map.Entry<Attribute, String> value : values.entrySet()) {
      if (value.getKey() != Attribute.ISSUES) {
        provider.put(value.getKey(), value.getValue());
      } else {
        // PostgreSQL writes an array as {NPI,ZIP}, its driver also as {"NPI","ZIP"}.
        String flags = value.getValue().replaceAll("^\\{|}$|\"", "");
        List<Issue> issues = Arrays.stream(flags.split(",", -1)).map(Issue::named).toList();
        if (issues.contains(null) || !issues.stream().sorted().distinct().toList().equals(issues)) {
          return null;
        }
        issues.forEach(provider::flag);
      }
    }
    return provider.build();
  }
}
