package org.therapeuticlocator.row;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.row.field.Text;

/**
 * A row's cleaned texts by column. Rule: docs/cleaning-rules.md, "Text".
 *
 * @param texts those that are not empty
 * @param unreadableColumn the first whose text lost characters before it came here; {@code null}
 *     when none did
 */
record CleanedRow(Map<Column, String> texts, @Nullable Column unreadableColumn) {
  private static final Column[] COLUMNS = Column.values();

  /** As many values as the header has. */
  static CleanedRow of(Header header, List<String> values) {
    Map<Column, String> texts = new EnumMap<>(Column.class);
    Column unreadable = null;
    for (Column column : COLUMNS) {
      int position = header.position(column);
      String text = position < 0 ? "" : Text.clean(values.get(position));
      if (!text.isEmpty()) {
        texts.put(column, text);
        if (unreadable == null && Text.isUnreadable(text)) {
          unreadable = column;
        }
      }
    }
    return new CleanedRow(texts, unreadable);
  }

  /** {@code null} when the value is blank, or the file has no such column. */
  @Nullable String text(Column column) {
    return texts.get(column);
  }
}
