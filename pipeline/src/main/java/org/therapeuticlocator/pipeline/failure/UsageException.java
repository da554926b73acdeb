package org.therapeuticlocator.pipeline.failure;

import java.util.List;

/**
 * Something the user can mend before the run starts: options, input, bucket, table. Nothing was
 * written; exit status 2.
 */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<String> problems;

  /** All problems found, each a sentence that says what is wrong, where, and what to do. */
  public UsageException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** One problem. */
  public UsageException(String problem) {
    this(List.of(problem));
  }

  /** The problems in the order found. */
  public List<String> problems() {
    return problems;
  }
}
