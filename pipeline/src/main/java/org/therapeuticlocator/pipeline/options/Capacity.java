package org.therapeuticlocator.pipeline.options;

import org.jspecify.annotations.Nullable;

/**
 * How fast the table may be written, or read.
 *
 * @param mode where the limit comes from
 * @param unitsPerSecond the limit where {@code mode} is {@code FIXED}, else null
 */
public record Capacity(Mode mode, @Nullable Integer unitsPerSecond) {
  /** Where the limit comes from. */
  public enum Mode {
    /** What is provisioned of the table's units, or a share of it; none on demand. */
    AUTO,
    /** A number of units per second. */
    FIXED,
    /** No limit. */
    UNLIMITED
  }

  /** As it is written. */
  static final String PATTERN = "auto|unlimited|[1-9][0-9]{0,8}";

  /** Units per second where {@code AUTO} means so many; 0 for no limit. */
  public double limit(double provisioned) {
    return switch (mode) {
      case AUTO -> provisioned;
      case FIXED -> unitsPerSecond == null ? 0 : unitsPerSecond;
      case UNLIMITED -> 0;
    };
  }

  /** Of what {@link #PATTERN} matches. */
  static Capacity parse(String text) {
    return switch (text) {
      case "auto" -> new Capacity(Mode.AUTO, null);
      case "unlimited" -> new Capacity(Mode.UNLIMITED, null);
      default -> new Capacity(Mode.FIXED, Integer.valueOf(text));
    };
  }
}
