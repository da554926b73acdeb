package org.therapeuticlocator.pipeline.destination.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a server's catalogue tells of the table, where JDBC's metadata do not. */
record Catalogue(Connection connection, Dialect dialect, TableName table) {
  private static final String OF_MYSQL =
      " WHERE table_schema = COALESCE(?, DATABASE()) AND table_name = ?";

  /** The schema that the table is in. */
  String schema() throws SQLException {
    String named = table.schema();
    return named == null
        ? one(dialect.isMySql() ? "SELECT DATABASE()" : "SELECT current_schema()")
        : named;
  }

  /**
   * Differs for every table ever made. MySQL has no such number that all may see, and its time of
   * creation changes with every alteration, so its tables are marked when they are made.
   */
  String identity() throws SQLException {
    return dialect.isMySql()
        ? one(
            "SELECT IF(table_comment LIKE 'made as %', table_comment, create_time)"
                + " FROM information_schema.tables"
                + OF_MYSQL,
            names())
        : one("SELECT to_regclass(?)::oid::text", name());
  }

  /** About how large it is. */
  long bytes() throws SQLException {
    return Long.parseLong(
        dialect.isMySql()
            ? one(
                "SELECT COALESCE(data_length, 0) FROM information_schema.tables" + OF_MYSQL,
                names())
            : one("SELECT pg_table_size(to_regclass(?))::text", name()));
  }

  /** The names of its triggers. */
  List<String> triggers() throws SQLException {
    return dialect.isMySql()
        ? all(
            "SELECT trigger_name FROM information_schema.triggers WHERE event_object_schema ="
                + " COALESCE(?, DATABASE()) AND event_object_table = ?",
            names())
        : all(
            "SELECT tgname FROM pg_trigger WHERE tgrelid = to_regclass(?) AND NOT tgisinternal",
            name());
  }

  /** The collation by which ids are compared. */
  String collationOfIds() throws SQLException {
    return dialect.isMySql()
        ? one(
            "SELECT collation_name FROM information_schema.columns"
                + OF_MYSQL
                + " AND column_name = 'id'",
            names())
        : one(
            "SELECT CASE c.collname WHEN 'default' THEN d.datcollate ELSE c.collname END"
                + " FROM pg_attribute a JOIN pg_collation c ON c.oid = a.attcollation"
                + " JOIN pg_database d ON d.datname = current_database()"
                + " WHERE a.attrelid = to_regclass(?) AND a.attname = 'id'",
            name());
  }

  /** The character set of every column of text by its name; of the whole database, under "". */
  Map<String, String> characterSets() throws SQLException {
    Map<String, String> sets = new TreeMap<>();
    if (!dialect.isMySql()) {
      sets.put("", one("SHOW server_encoding"));
      return sets;
    }
    String question =
        "SELECT CONCAT(character_set_name, ' ', column_name) FROM information_schema.columns"
            + OF_MYSQL
            + " AND character_set_name IS NOT NULL";
    for (String answer : all(question, names())) {
      int space = answer.indexOf(' ');
      sets.put(answer.substring(space + 1), answer.substring(0, space));
    }
    return sets;
  }

  /** Whether a value that does not fit is refused, not cut. */
  boolean isStrict() throws SQLException {
    return !dialect.isMySql() || one("SELECT @@SESSION.sql_mode").contains("STRICT_");
  }

  private @Nullable String[] names() {
    return new @Nullable String[] {table.schema(), table.name()};
  }

  private String name() {
    return table.in(dialect);
  }

  /** The first answer as text; empty for none and for NULL. */
  private String one(String question, @Nullable String... parameters) throws SQLException {
    List<String> answers = all(question, parameters);
    return answers.isEmpty() ? "" : answers.get(0);
  }

  private List<String> all(String question, @Nullable String... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(question)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      List<String> answers = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          String answer = rows.getString(1);
          answers.add(answer == null ? "" : answer);
        }
      }
      return answers;
    }
  }
}
