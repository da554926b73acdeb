package org.therapeuticlocator.pipeline.report.page;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.report.ChangedFields;
import org.therapeuticlocator.pipeline.report.Report;
import org.therapeuticlocator.pipeline.text.Numbers;
import org.therapeuticlocator.transforms.BeforeAfter;

/**
 * What updates change, field by field.
 *
 * @param bars the attributes, those of most items first
 * @param most those of more than half of all items kept
 * @param samples some of the updates, a few for each of the attributes
 */
record FieldTable(
    ChangedFields changed, List<Bar> bars, List<Share> most, List<ChangedItem> samples) {
  private static final int MOST_SAMPLES = 20;
  private static final int SAMPLES_A_FIELD = 3;

  /**
   * An attribute.
   *
   * @param percent of the updates looked at, as is {@code width}
   */
  record Bar(String attribute, long items, String percent, double width) {}

  /** An attribute, and in how many of the items kept it changes. */
  record Share(String attribute, String percent) {}

  /** Null where nothing is updated. */
  static @Nullable FieldTable of(Report report, List<BeforeAfter> updates) {
    ChangedFields changed = ChangedFields.of(report.load());
    if (report.load() == null || changed == null) {
      return null;
    }
    return new FieldTable(
        changed,
        changed.fields().stream().map(field -> bar(field, changed.updates())).toList(),
        most(changed, report.load().updated(), report.rows().kept()),
        samples(changed, updates.stream().map(ChangedItem::of).toList()));
  }

  private static Bar bar(ChangedFields.Field field, long updates) {
    return new Bar(
        field.attribute(),
        field.items(),
        Numbers.percent(field.items(), updates),
        100.0 * field.items() / updates);
  }

  private static List<Share> most(ChangedFields changed, long updated, long kept) {
    List<Share> most = new ArrayList<>();
    for (ChangedFields.Field field : changed.fields()) {
      // A sample stands for all updates.
      long items = Math.round((double) field.items() / changed.updates() * updated);
      if (items > kept / 2) {
        most.add(new Share(field.attribute(), Numbers.percent(items, kept)));
      }
    }
    return most;
  }

  /** Those that show most fields, also such as change seldom. */
  private static List<ChangedItem> samples(ChangedFields changed, List<ChangedItem> items) {
    Set<ChangedItem> samples = new LinkedHashSet<>();
    for (ChangedFields.Field field : changed.fields()) {
      items.stream()
          .filter(item -> item.changes(field.attribute()))
          .limit(SAMPLES_A_FIELD)
          .forEach(samples::add);
    }
    return samples.stream().limit(MOST_SAMPLES).toList();
  }

  long shown() {
    return samples.size();
  }
}
