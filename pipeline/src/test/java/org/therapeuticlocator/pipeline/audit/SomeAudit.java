package org.therapeuticlocator.pipeline.audit;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.audit.Audit.Mode;

/** Audits for tests, by the limits that the options have without a value. */
public final class SomeAudit {
  private static final Limits LIMITS = new Limits(10, 50, 10, null);
  private static final LocalDate TODAY = LocalDate.parse("2024-04-12");

  private SomeAudit() {}

  /** That found {@code worse} beside {@code baseline}, the id of a run; null for none. */
  public static Audit of(Mode mode, @Nullable String baseline, Measure... worse) {
    return judged(Audit.of(baseline, List.of(worse), 0.1), mode);
  }

  /** The same judged once more. */
  public static Audit judged(Audit audit, Mode mode) {
    return audit.judged(mode, LIMITS, TODAY);
  }
}
