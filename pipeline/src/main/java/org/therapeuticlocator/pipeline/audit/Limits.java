package org.therapeuticlocator.pipeline.audit;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How much worse than the last good one a snapshot may be.
 *
 * @param maxDropPercent of the items, 0 to 100, as the other percentages
 * @param maxGroupDropPercent of the items of a state or a product
 * @param maxGonePercent of the ids
 * @param maxAgeDays of the newest report; null: any
 */
public record Limits(
    double maxDropPercent,
    double maxGroupDropPercent,
    double maxGonePercent,
    @Nullable Integer maxAgeDays) {
  /** Points of a percentage that an attribute's share of the items may fall. */
  static final int MAX_FILL_DROP = 20;

  /** Whether {@code part} is more than {@code percent} of {@code whole}; 0 of 0 is 0 %. */
  public static boolean exceeds(long part, long whole, double percent) {
    BigDecimal limit = BigDecimal.valueOf(percent).multiply(BigDecimal.valueOf(whole));
    return BigDecimal.valueOf(part).movePointRight(2).compareTo(limit) > 0;
  }

  /** A percentage as it was typed: {@code 5}, {@code 0.5}. */
  public static Number number(double percent) {
    return percent == Math.rint(percent) ? (Number) (long) percent : (Number) percent;
  }
}
