package org.therapeuticlocator.pipeline.destination.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What a server's catalogue tells of the table, where JDBC's metadata do not. */
record Catalogue(Connection connection, Dialect dialect, TableName table) {
  private static final String OF_MYSQL =
      " WHERE table_schema = COALESCE(?, DATABASE()) AND table_name = ?";

  /** The schema that the table is in. */
  String schema() throws SQLException {
    String named = table.schema();
    if (named == null) {
      named = dialect.isMySql() ? connection.getCatalog() : connection.getSchema();
    }
    return Objects.requireNonNullElse(named, "");
  }

  /**
   * Differs for every table ever made. MySQL has no such number that all may see, and its time of
   * creation changes with every alteration, so its tables are marked when they are made.
   */
  String identity() throws SQLException {
    return one(
        "SELECT IF(table_comment LIKE 'made as %', table_comment, create_time)"
            + " FROM information_schema.tables"
            + OF_MYSQL,
        "SELECT to_regclass(?)::oid::text");
  }

  /** About how large it is. */
  long bytes() throws SQLException {
    return Long.parseLong(
        one(
            "SELECT COALESCE(data_length, 0) FROM information_schema.tables" + OF_MYSQL,
            "SELECT pg_table_size(to_regclass(?))::text"));
  }

  /** The names of its triggers. */
  List<String> triggers() throws SQLException {
    return all(
        "SELECT trigger_name FROM information_schema.triggers WHERE event_object_schema ="
            + " COALESCE(?, DATABASE()) AND event_object_table = ?",
        "SELECT tgname FROM pg_trigger WHERE tgrelid = to_regclass(?) AND NOT tgisinternal");
  }

  /** The collation by which ids are compared. */
  String collationOfIds() throws SQLException {
    return one(
        "SELECT collation_name FROM information_schema.columns"
            + OF_MYSQL
            + " AND column_name = 'id'",
        "SELECT CASE c.collname WHEN 'default' THEN d.datcollate ELSE c.collname END"
            + " FROM pg_attribute a JOIN pg_collation c ON c.oid = a.attcollation"
            + " JOIN pg_database d ON d.datname = current_database()"
            + " WHERE a.attrelid = to_regclass(?) AND a.attname = 'id'");
  }

  /** The character set of every column of text by its name; of the whole database, under "". */
  Map<String, String> characterSets() throws SQLException {
    Map<String, String> sets = new TreeMap<>();
    for (String answer :
        all(
            "SELECT CONCAT(character_set_name, ' ', column_name) FROM information_schema.columns"
                + OF_MYSQL
                + " AND character_set_name IS NOT NULL",
            "SELECT current_setting('server_encoding') || ' '")) {
      int space = answer.indexOf(' ');
      sets.put(answer.substring(space + 1), answer.substring(0, space));
    }
    return sets;
  }

  /** Whether a value that does not fit is refused, not cut. */
  boolean isStrict() throws SQLException {
    return !dialect.isMySql() || one("SELECT @@SESSION.sql_mode", "").contains("STRICT_");
  }

  /** The first answer as text; empty for none and for NULL. */
  private String one(String ofMySql, String ofPostgreSql) throws SQLException {
    List<String> answers = all(ofMySql, ofPostgreSql);
    return answers.isEmpty() ? "" : answers.get(0);
  }

  /** Asks one of both; a {@code ?} is the table, in MySQL's its schema and its name. */
  private List<String> all(String ofMySql, String ofPostgreSql) throws SQLException {
    String question = dialect.isMySql() ? ofMySql : ofPostgreSql;
    try (PreparedStatement statement = connection.prepareStatement(question)) {
      if (question.contains("?") && dialect.isMySql()) {
        statement.setString(1, table.schema());
        statement.setString(2, table.name());
      } else if (question.contains("?")) {
        statement.setString(1, table.in(dialect));
      }
      List<String> answers = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          answers.add(Objects.requireNonNullElse(rows.getString(1), ""));
        }
      }
      return answers;
    }
  }
}
