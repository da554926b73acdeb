package org.therapeuticlocator.pipeline.failure;

import org.jspecify.annotations.Nullable;

/** A guard stopped the run; the message says which, and what happened to the table. Status 3. */
public final class GuardException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Guard guard;
  private final @Nullable Number limit;
  private final @Nullable Number value;

  /**
   * {@code message} is what the user reads.
   *
   * @param limit what is allowed, in the guard's unit; null where it is no number
   * @param value what was found, likewise
   */
  public GuardException(
      Guard guard, @Nullable Number limit, @Nullable Number value, String message) {
    super(message);
    this.guard = guard;
    this.limit = limit;
    this.value = value;
  }

  /** Which guard. */
  public Guard guard() {
    return guard;
  }

  /** What is allowed; null where it is no number. */
  public @Nullable Number limit() {
    return limit;
  }

  /** What was found; null where it is no number. */
  public @Nullable Number value() {
    return value;
  }
}
