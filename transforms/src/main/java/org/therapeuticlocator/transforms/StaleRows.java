package org.therapeuticlocator.transforms;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/**
 * What becomes of our items at the destination that the snapshot no longer has.
 *
 * @param start of the run
 * @param after how long an item is missing before it is deleted
 */
public record StaleRows(Treatment treatment, Instant start, Duration after)
    implements Serializable {
  /** What is done with them. */
  public enum Treatment {
    /** Nothing: a snapshot of a part of the list does not say what is missing. */
    IGNORE,
    /** They are counted, and stay. */
    KEEP,
    /** They are deleted. */
    DELETE
  }

  boolean deletes(String since) {
    return treatment == Treatment.DELETE && !start.minus(after).isBefore(Instant.parse(since));
  }
}
