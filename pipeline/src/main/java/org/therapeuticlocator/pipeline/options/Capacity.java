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

  /** The default. */
  static final Capacity AUTO = new Capacity(Mode.AUTO, null);

  /** Units per second where {@code AUTO} means so many; 0 for no limit. */
  public double limit(double provisioned) {
    return switch (mode) {
      case AUTO -> provisioned;
      case FIXED -> unitsPerSecond == null ? 0 : unitsPerSecond;
      case UNLIMITED -> 0;
    };
  }

  /** {@code auto}, {@code unlimited} or a positive number; null if it is none of them. */
  static @Nullable Capacity parse(String text) {
    return switch (text) {
      case "auto" -> AUTO;
      case "unlimited" -> new Capacity(Mode.UNLIMITED, null);
      default ->
          text.matches("[1-9][0-9]{0,8}") ? new Capacity(Mode.FIXED, Integer.valueOf(text)) : null;
    };
  }
}
