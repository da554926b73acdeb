package org.therapeuticlocator.pipeline.report;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.text.Numbers;

/**
 * Attributes whose values the updates of a plan change, those of most items first.
 *
 * @param updates that were looked at
 * @param isSample whether there are more
 */
public record ChangedFields(List<Field> fields, long updates, boolean isSample) {
  private static final int MOST_NAMED = 5;

  /** An attribute, and of how many items. */
  public record Field(String attribute, long items) {}

  /** Null where nothing is updated, and before it is known. */
  public static @Nullable ChangedFields of(Report.@Nullable Load load) {
    if (load == null || load.changedByField() == null || load.changedByField().isEmpty()) {
      return null;
    }
    List<Field> fields =
        load.changedByField().entrySet().stream()
            .map(count -> new Field(count.getKey(), count.getValue()))
            .sorted(Comparator.comparingLong(Field::items).reversed())
            .toList();
    Long sample = load.changedByFieldOf();
    return new ChangedFields(fields, sample == null ? load.updated() : sample, sample != null);
  }

  /** {@code changed fields: zip_code 1,234, city 12}, the first few. */
  public String line() {
    return (isSample
            ? "changed fields, in " + Numbers.of(updates) + " of the updates: "
            : "changed fields: ")
        + fields.stream()
            .limit(MOST_NAMED)
            .map(field -> field.attribute() + ' ' + Numbers.of(field.items()))
            .collect(Collectors.joining(", "))
        + (fields.size() > MOST_NAMED ? ", …" : "");
  }
}
