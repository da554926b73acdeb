package org.therapeuticlocator.pipeline.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.report.SampleChange;
import org.therapeuticlocator.pipeline.text.Visible;
import org.therapeuticlocator.row.Attribute;
import org.therapeuticlocator.row.Provider;
import org.therapeuticlocator.row.SnapshotLine;
import org.therapeuticlocator.transforms.BeforeAfter;
import org.therapeuticlocator.transforms.Change;

/**
 * An updated item.
 *
 * @param item as it is put
 * @param differences what differs from what the table had
 */
record ChangedItem(SampleChange item, List<Difference> differences) {
  private static final int LONGEST = 60;
  private static final int BEFORE_DIFFERENCE = 20;

  /** An attribute with its values, cut to where they differ; null where there is none. */
  record Difference(String attribute, @Nullable String before, @Nullable String after) {}

  static ChangedItem of(BeforeAfter update) {
    Provider before = SnapshotLine.parse(update.before());
    Provider after = SnapshotLine.parse(update.after());
    List<Difference> differences = new ArrayList<>();
    for (Attribute attribute : Attribute.values()) {
      String old = text(before, attribute);
      String now = text(after, attribute);
      if (!Objects.equals(old, now)) {
        int from = start(old, now);
        differences.add(new Difference(attribute.attributeName(), cut(old, from), cut(now, from)));
      }
    }
    return new ChangedItem(new SampleChange(Change.UPDATE.label(), after.id(), after), differences);
  }

  private static @Nullable String text(Provider provider, Attribute attribute) {
    String flat = provider.flat(attribute);
    return flat != null && attribute.type() == Attribute.Type.FLAGS
        ? flat.replace(",", ", ")
        : flat;
  }

  /** Where to begin, so that what differs is to be seen of long texts. */
  private static int start(@Nullable String old, @Nullable String now) {
    int same = StringUtils.indexOfDifference(old, now);
    if (old == null || same < LONGEST - BEFORE_DIFFERENCE) {
      return 0;
    }
    int start = same - BEFORE_DIFFERENCE;
    return Character.isLowSurrogate(old.charAt(start)) ? start - 1 : start;
  }

  private static @Nullable String cut(@Nullable String text, int from) {
    return text == null
        ? null
        : Visible.cut(from == 0 ? text : '…' + text.substring(from), LONGEST);
  }

  boolean changes(String attribute) {
    return differences.stream().anyMatch(difference -> difference.attribute().equals(attribute));
  }

  /** Over how many lines of a table it goes. */
  int lines() {
    return differences.size();
  }
}
