package org.therapeuticlocator.pipeline.failure;

import com.fasterxml.jackson.annotation.JsonValue;

/** What can stop a run, by the names in report.json. */
public enum Guard {
  /** More rows rejected than {@code --maxRejectedPercent}. */
  REJECTS("rejects"),
  /** More items to delete than {@code --maxDeletePercent}. */
  DELETES("deletes"),
  /** An input without rows would delete everything. */
  EMPTY_INPUT("emptyInput"),
  /** Counts that do not add up. */
  COUNTS("counts"),
  /** The table is another one than that of the plan. */
  TABLE_REPLACED("tableReplaced"),
  /** The destination refused items. */
  REFUSED("refused"),
  /** After the load the table is other than the snapshot. */
  VERIFY("verify");

  private final String label;

  Guard(String label) {
    this.label = label;
  }

  /** The name in report.json. */
  @JsonValue
  public String label() {
    return label;
  }
}
