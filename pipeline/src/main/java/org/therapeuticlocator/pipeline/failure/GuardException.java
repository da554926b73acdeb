package org.therapeuticlocator.pipeline.failure;

import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A guard stopped the run; the message says which, and what happened to the table. Status 3. */
public final class GuardException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Stopped stopped;
  private final transient List<String> messages;

  /** What can stop a run; {@code EMPTY_INPUT} is {@code emptyInput} in report.json. */
  @EnumNaming(EnumNamingStrategies.CamelCaseStrategy.class)
  public enum Guard {
    /** More rows rejected than {@code --maxRejectedPercent}. */
    REJECTS,
    /** More items to delete than {@code --maxDeletePercent}. */
    DELETES,
    /** An input without rows would delete everything. */
    EMPTY_INPUT,
    /** Counts that do not add up. */
    COUNTS,
    /** The table is another one than that of the plan. */
    TABLE_REPLACED,
    /** The snapshot is not the next version of the last good one. */
    AUDIT,
    /** The destination refused items. */
    REFUSED,
    /** After the load the table is other than the snapshot. */
    VERIFY
  }

  /**
   * Which guard, and its figures in the guard's unit; null where they are no numbers.
   *
   * @param limit what is allowed
   * @param value what was found
   */
  public record Stopped(Guard guard, @Nullable Number limit, @Nullable Number value) {}

  /** {@code message} is what the user reads; the others are those of {@link Stopped}. */
  public GuardException(
      Guard guard, @Nullable Number limit, @Nullable Number value, String message) {
    this(new Stopped(guard, limit, value), List.of(message));
  }

  /** {@code messages} are what the user reads. */
  public GuardException(Stopped stopped, List<String> messages) {
    super(String.join(" ", messages));
    this.stopped = stopped;
    this.messages = List.copyOf(messages);
  }

  /** Each a sentence or two. */
  public List<String> messages() {
    return messages;
  }

  /** Which guard, and its figures. */
  public Stopped stopped() {
    return stopped;
  }
}
