package org.therapeuticlocator.row;

/** A text is not one CSV record. A value that is expected, so it carries no stack trace. */
public final class MalformedCsvException extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedCsvException(String message) {
    super(message, null, false, false);
  }
}
