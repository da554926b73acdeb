package org.therapeuticlocator.pipeline.failure;

import org.jspecify.annotations.Nullable;

/** A run that failed on the way, for a reason we can put in a sentence. Exit status 1. */
public final class RunFailedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** {@code message} is what the user reads. */
  public RunFailedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
