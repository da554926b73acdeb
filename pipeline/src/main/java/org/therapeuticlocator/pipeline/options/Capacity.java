package org.therapeuticlocator.pipeline.options;

import org.jspecify.annotations.Nullable;

/**
 * How fast the table may be written, or read.
 *
 * @param unitsPerSecond 0 for no limit; null: what is provisioned of the table's units, or a share
 *     of it; none on demand
 */
public record Capacity(@Nullable Integer unitsPerSecond) {
  /** As it is written. */
  static final String PATTERN = "auto|unlimited|[1-9][0-9]{0,8}";

  /** Units per second where {@code auto} means so many; 0 for no limit. */
  public double limit(double provisioned) {
    return unitsPerSecond == null ? provisioned : unitsPerSecond;
  }

  /** Of what {@link #PATTERN} matches. */
  static Capacity parse(String text) {
    return switch (text) {
      case "auto" -> new Capacity(null);
      case "unlimited" -> new Capacity(0);
      default -> new Capacity(Integer.valueOf(text));
    };
  }
}
