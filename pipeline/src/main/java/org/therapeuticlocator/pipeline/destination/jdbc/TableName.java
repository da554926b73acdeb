package org.therapeuticlocator.pipeline.destination.jdbc;

import java.io.Serializable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code [schema.]table}.
 *
 * @param schema null: the one that the connection is in; MySQL calls it a database
 */
record TableName(@Nullable String schema, String name) implements Serializable {
  // Indexes are named after the table, and PostgreSQL's names have 63 bytes.
  private static final Pattern FORM =
      Pattern.compile("(?:([A-Za-z_][A-Za-z0-9_$-]{0,62})[.])?([A-Za-z_][A-Za-z0-9_$-]{0,49})");

  /** The name; null if it is none. */
  static @Nullable TableName parse(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches() ? new TableName(form.group(1), form.group(2)) : null;
  }

  /** As statements write it. */
  String in(Dialect dialect) {
    return (schema == null ? "" : dialect.quoted(schema) + '.') + dialect.quoted(name);
  }

  /** As it was given. */
  @Override
  public String toString() {
    return (schema == null ? "" : schema + '.') + name;
  }
}
