package org.therapeuticlocator.pipeline.report.page;

import com.samskivert.mustache.Escapers;
import java.math.BigDecimal;
import org.therapeuticlocator.pipeline.text.Numbers;
import org.therapeuticlocator.pipeline.text.Visible;

/** How values become text of the page. */
final class PageText {
  private PageText() {}

  /**
   * A value in a template: whole and decimal numbers (Long, BigDecimal) are figures, {@code 1,234};
   * others (Integer, Double) are places in a picture.
   */
  static String format(Object value) {
    if (value instanceof Long || value instanceof BigDecimal) {
      return Numbers.of((Number) value);
    }
    return value instanceof Double place ? Numbers.place(place) : String.valueOf(value);
  }

  /** Fit for HTML, in an element or an attribute. */
  static String escape(String raw) {
    return Escapers.HTML.escape(Visible.signs(raw));
  }
}
