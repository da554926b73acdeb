package org.therapeuticlocator.pipeline.report;

import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.text.Visible;
import org.therapeuticlocator.row.Attribute;
import org.therapeuticlocator.row.Provider;

/**
 * One of the changes to the table.
 *
 * @param change {@code insert}, {@code update} or {@code delete}
 * @param item what is put; null where it is deleted
 */
public record SampleChange(String change, String id, @Nullable Provider item) {
  private static final int LONGEST = 80;
  private static final int SHORT_ID = 13;

  /** The name; this and what follows are short enough for a table, and empty where unknown. */
  public String provider() {
    return text(Attribute.PROVIDER_NAME);
  }

  /** {@code Boston, MA}. */
  public String place() {
    String city = text(Attribute.CITY);
    String state = text(Attribute.STATE_CODE);
    return city.isEmpty() ? state : Visible.cut(city + ", " + state, LONGEST);
  }

  /** The name that it was ordered by, or its code. */
  public String product() {
    String label = text(Attribute.ORDER_LABEL);
    return label.isEmpty() ? text(Attribute.NATIONAL_DRUG_CODE) : label;
  }

  /** The start of the id. */
  public String shortId() {
    return Visible.cut(id, SHORT_ID);
  }

  private String text(Attribute attribute) {
    String text = item == null ? null : item.text(attribute);
    return text == null ? "" : Visible.cut(text, LONGEST);
  }
}
