package org.therapeuticlocator.pipeline.report.page;

import org.jspecify.annotations.Nullable;

/**
 * How a run ended.
 *
 * @param message why, where it did not end well; else null
 * @param command the one that goes on with the run; null where it is not known
 */
public record End(Kind kind, @Nullable String message, @Nullable String command) {
  /** What ended it. */
  public enum Kind {
    /** It did what it was asked to. */
    WELL,
    /** A guard stopped it. */
    STOPPED,
    /** Something failed. */
    FAILED
  }
}
