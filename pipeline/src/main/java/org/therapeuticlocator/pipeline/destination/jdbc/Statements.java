package org.therapeuticlocator.pipeline.destination.jdbc;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.therapeuticlocator.pipeline.text.Templates;
import org.therapeuticlocator.row.Attribute;

/** The SQL for a table. Its columns are the attributes by name, in their order. */
record Statements(Dialect dialect, TableName table) implements Serializable {
  /** The statements that make the table, each without a semicolon. */
  List<String> ddl() {
    String file = dialect.isMySql() ? "mysql.sql" : "postgresql.sql";
    String text =
        Templates.text(Statements.class, file)
            .replace("${table}", table.in(dialect))
            .replace("${name}", table.name())
            .replace("${mark}", UUID.randomUUID().toString());
    return Arrays.stream(text.split(";\\s*", -1)).filter(s -> !s.isBlank()).toList();
  }

  /** Puts a row, whose parameters are its attributes as text; others' columns are left alone. */
  String upsert() {
    String insert =
        "INSERT INTO %s (%s) VALUES (%s) "
            .formatted(table.in(dialect), columns(name -> name), each(this::parameter));
    return dialect.isMySql()
        ? insert + "ON DUPLICATE KEY UPDATE " + columns(name -> "%s=VALUES(%<s)".formatted(name))
        : insert
            + "ON CONFLICT (id) DO UPDATE SET "
            + columns(name -> "%s=EXCLUDED.%<s".formatted(name));
  }

  private String parameter(Attribute attribute) {
    if (dialect.isMySql()) {
      return "?";
    }
    return switch (attribute) {
      case COURSES_AVAILABLE -> "?::bigint";
      case LATITUDE, LONGITUDE -> "?::numeric";
      case LAST_REPORT_DATE -> "?::date";
      case ISSUES -> "string_to_array(?, ',')";
      default -> "?";
    };
  }

  /** Deletes the row with an id. */
  String delete() {
    return "DELETE FROM " + table.in(dialect) + " WHERE id = ?";
  }

  /**
   * All rows from one id to before another; an empty one there means that there is no end. In
   * lines, since of a statement in one line JdbcIO 2.70 prints the schema on standard output.
   */
  String selectRange() {
    return "SELECT %s\nFROM %s\nWHERE id >= ? AND (? = '' OR id < ?)"
        .formatted(columns(name -> name).replace(", ", ",\n"), table.in(dialect));
  }

  /** What each right lets one do, done to no row. */
  String probe(String right) {
    String none = " WHERE 1 = 0";
    String name = table.in(dialect);
    return switch (right) {
      case "SELECT" -> "SELECT id FROM " + name + none;
      case "INSERT" ->
          "INSERT INTO %1$s (%2$s) SELECT %2$s FROM %1$s".formatted(name, columns(c -> c)) + none;
      case "UPDATE" -> "UPDATE " + name + " SET provider_name = provider_name" + none;
      default -> "DELETE FROM " + name + none;
    };
  }

  private String columns(Function<String, String> column) {
    return each(attribute -> column.apply(dialect.quoted(attribute.attributeName())));
  }

  private static String each(Function<Attribute, String> part) {
    return Arrays.stream(Attribute.values()).map(part).collect(Collectors.joining(", "));
  }
}
