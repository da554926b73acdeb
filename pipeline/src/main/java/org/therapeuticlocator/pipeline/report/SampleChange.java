package org.therapeuticlocator.pipeline.report;

import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.row.Attribute;
import org.therapeuticlocator.row.Provider;

/**
 * One of the changes to the table.
 *
 * @param change {@code insert}, {@code update} or {@code delete}
 * @param item what is put; null where it is deleted
 */
public record SampleChange(String change, String id, @Nullable Provider item) {
  /** The attribute's text, empty where the item has none. */
  public String text(Attribute attribute) {
    String text = item == null ? null : item.text(attribute);
    return text == null ? "" : text;
  }
}
