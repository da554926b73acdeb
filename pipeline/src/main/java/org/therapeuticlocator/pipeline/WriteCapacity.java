package org.therapeuticlocator.pipeline;

import org.jspecify.annotations.Nullable;

/**
 * How fast the table may be written to.
 *
 * @param mode where the limit comes from
 * @param unitsPerSecond the limit where {@code mode} is {@code FIXED}, else null
 */
public record WriteCapacity(Mode mode, @Nullable Integer unitsPerSecond) {
  /** On demand, us-east-1. Source: DynamoDB pricing. */
  static final double DOLLARS_A_MILLION_UNITS = 0.625;

  /** Where the limit comes from. */
  public enum Mode {
    /** The table's provisioned write units; none on demand. */
    AUTO,
    /** A number of write units per second. */
    FIXED,
    /** No limit. */
    UNLIMITED
  }

  /** {@code auto}, {@code unlimited} or a positive number; null if it is none of them. */
  static @Nullable WriteCapacity parse(String text) {
    if (text.equals("auto")) {
      return new WriteCapacity(Mode.AUTO, null);
    }
    if (text.equals("unlimited")) {
      return new WriteCapacity(Mode.UNLIMITED, null);
    }
    return text.matches("[1-9][0-9]{0,8}")
        ? new WriteCapacity(Mode.FIXED, Integer.valueOf(text))
        : null;
  }
}
