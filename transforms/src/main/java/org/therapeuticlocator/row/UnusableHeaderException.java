package org.therapeuticlocator.row;

import java.util.List;

/**
 * A file's first line cannot serve as its header. The message is pieces of a sentence whose subject
 * is the file: "has no column state_code".
 */
public final class UnusableHeaderException extends Exception {
  private static final long serialVersionUID = 1L;

  UnusableHeaderException(List<String> problems) {
    super(String.join("; ", problems));
  }
}
