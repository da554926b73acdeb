package org.therapeuticlocator.pipeline.audit;

import org.jspecify.annotations.Nullable;

/** What an audit looks at, in the order in which findings are told. Source: the contract. */
public enum Rule {
  /** Exactly as many rows as sources give a page. */
  PAGE_LIMIT(null),
  /** Fewer items. */
  TOTAL_DROP("--maxDropPercent"),
  /** Fewer items of a state or a product. */
  GROUP_DROP("--maxGroupDropPercent"),
  /** Ids that are no longer there. */
  IDS_GONE("--maxGonePercent"),
  /** An attribute that fewer of the items have. */
  FILL_DROP(null),
  /** Reports that end before those of the last good run. */
  OLDER(null),
  /** Reports that end long before today. */
  TOO_OLD("--maxAgeDays");

  private final @Nullable String option;

  Rule(@Nullable String option) {
    this.option = option;
  }

  /** The option with its limit; null where it has none. */
  public @Nullable String option() {
    return option;
  }
}
