package org.therapeuticlocator.pipeline.input;

/** A pattern that is none; the message is a clause that says why, without a full stop. */
final class MalformedGlobException extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedGlobException(String why) {
    super(why);
  }
}
