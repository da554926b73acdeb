package org.therapeuticlocator.row;

import com.fasterxml.jackson.databind.ObjectMapper;

/** The program's one JSON mapper: no spaces, non-ASCII characters as themselves. */
public final class Json {
  public static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}
}
