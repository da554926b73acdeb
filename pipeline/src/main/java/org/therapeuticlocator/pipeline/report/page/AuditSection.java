package org.therapeuticlocator.pipeline.report.page;

import java.util.List;
import org.therapeuticlocator.pipeline.audit.Audit;
import org.therapeuticlocator.pipeline.audit.Measure;
import org.therapeuticlocator.pipeline.audit.Rule;
import org.therapeuticlocator.pipeline.text.Numbers;

/** The snapshot beside that of the last good run. */
record AuditSection(Audit audit) {
  private static final int MOST_GROUPS = 20;

  /** A state's or product's items. */
  record Group(String name, String then, String now, String fewer) {
    static Group of(Measure measure) {
      return new Group(
          String.valueOf(measure.group()).replaceFirst(":", " "),
          Numbers.of(measure.numberBefore()),
          Numbers.of(measure.numberNow()),
          Numbers.percent(measure.lost(), measure.numberBefore()));
    }
  }

  /** Those that lost most. */
  List<Group> groups() {
    List<Measure> measures = audit.measures() == null ? List.of() : audit.measures();
    return measures.stream()
        .filter(measure -> measure.rule() == Rule.GROUP_DROP)
        .limit(MOST_GROUPS)
        .map(Group::of)
        .toList();
  }
}
