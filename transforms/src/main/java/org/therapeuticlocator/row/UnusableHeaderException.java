package org.therapeuticlocator.row;

import java.util.List;

/** A file's first line cannot serve as its header. */
public final class UnusableHeaderException extends Exception {
  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  UnusableHeaderException(List<String> problems) {
    super(String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  /** Pieces of a sentence whose subject is the file: "has no column state_code". At least one. */
  public List<String> problems() {
    return problems;
  }
}
