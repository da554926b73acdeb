package org.therapeuticlocator.pipeline.report.page;

import org.therapeuticlocator.pipeline.report.LoadFigures;

/**
 * A figure of report.json.
 *
 * @param name where it stands there: {@code rows.read}
 * @param value Long or BigDecimal
 */
record Figure(String name, Number value) {
  static Figure rows(String name, long value) {
    return new Figure("rows." + name, value);
  }

  static Figure load(String name, Number value) {
    return new Figure("load." + name, value);
  }

  static Figure load(LoadFigures.Figure figure) {
    return load(figure.name(), figure.count());
  }

  static Figure rejected(String reason, long value) {
    return new Figure("rejectedByReason." + reason, value);
  }

  static Figure flagged(String issue, long value) {
    return new Figure("issuesByField." + issue, value);
  }
}
