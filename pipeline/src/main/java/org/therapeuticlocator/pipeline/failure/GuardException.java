package org.therapeuticlocator.pipeline.failure;

/** A guard stopped the run; the message says which, and what happened to the table. Status 3. */
public final class GuardException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** {@code message} is what the user reads. */
  public GuardException(String message) {
    super(message);
  }
}
