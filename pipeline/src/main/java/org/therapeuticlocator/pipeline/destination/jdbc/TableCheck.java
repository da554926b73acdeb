package org.therapeuticlocator.pipeline.destination.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.text.Numbers;
import org.therapeuticlocator.row.Attribute;

/** Whether a table can be loaded without harm: a sentence for everything that speaks against it. */
final class TableCheck {
  private static final Set<Attribute> ALWAYS_THERE =
      Set.of(Attribute.ID, Attribute.PROVIDER_NAME, Attribute.STATE_CODE);

  private final Connection connection;
  private final DatabaseMetaData metadata;
  private final Statements statements;
  private final Catalogue catalogue;
  private final @Nullable String catalog;
  private final @Nullable String schema;
  private final List<String> problems = new ArrayList<>();

  private TableCheck(Connection connection, Statements statements) throws SQLException {
    this.connection = connection;
    this.metadata = connection.getMetaData();
    this.statements = statements;
    this.catalogue = new Catalogue(connection, statements.dialect(), statements.table());
    // Of MySQL's schemas JDBC says catalogs.
    boolean mySql = statements.dialect().isMySql();
    this.catalog = mySql ? catalogue.schema() : null;
    this.schema = mySql ? null : catalogue.schema();
  }

  /** What is wrong; without the right to delete where none is needed. */
  static List<String> problems(Connection connection, Statements statements, boolean deletes)
      throws SQLException {
    TableCheck check = new TableCheck(connection, statements);
    check.run(deletes);
    return check.problems;
  }

  /** Whether there is such a table, or something else of that name. */
  static boolean isThere(Connection connection, Statements statements) throws SQLException {
    return new TableCheck(connection, statements).type() != null;
  }

  private void run(boolean deletes) throws SQLException {
    String type = type();
    if (type == null) {
      problem(
          "is not there, or its user may not see it. Make it with --createTable, or with the"
              + " statements that --ddl prints.");
      return;
    }
    if (type.contains("VIEW") || type.contains("FOREIGN")) {
      problem("is a %s. Name a table with --table.", type.toLowerCase(Locale.ROOT));
      return;
    }
    checkColumns();
    checkKeys();
    checkText();
    if (problems.isEmpty()) {
      checkRights(deletes);
    }
  }

  private void problem(String format, Object... values) {
    String table = statements.dialect().product() + " table " + statements.table() + ' ';
    problems.add(table + Numbers.format(format, values));
  }

  private static @Nullable String escaped(@Nullable String name) {
    return name == null ? null : name.replace("_", "\\_").replace("%", "\\%");
  }

  private @Nullable String type() throws SQLException {
    String name = statements.table().name();
    try (ResultSet tables = metadata.getTables(catalog, escaped(schema), escaped(name), null)) {
      while (tables.next()) {
        if (tables.getString("TABLE_NAME").equals(name)) {
          return tables.getString("TABLE_TYPE").toUpperCase(Locale.ROOT);
        }
      }
    }
    return null;
  }

  private void checkColumns() throws SQLException {
    Set<Attribute> missing = new TreeSet<>(Set.of(Attribute.values()));
    String name = statements.table().name();
    try (ResultSet columns = metadata.getColumns(catalog, escaped(schema), escaped(name), null)) {
      while (columns.next()) {
        String column = columns.getString("COLUMN_NAME");
        if (!columns.getString("TABLE_NAME").equals(name)) {
          continue;
        }
        boolean required = columns.getInt("NULLABLE") == DatabaseMetaData.columnNoNulls;
        Attribute attribute = Attribute.named(column);
        if (attribute == null) {
          checkOthers(column, required, columns);
        } else {
          missing.remove(attribute);
          checkOurs(attribute, required, columns);
        }
      }
    }
    if (!missing.isEmpty()) {
      List<String> names = missing.stream().map(Attribute::attributeName).toList();
      problem("lacks %s. Add what --ddl has for them.", String.join(", ", names));
    }
  }

  private void checkOthers(String column, boolean required, ResultSet columns) throws SQLException {
    boolean filled =
        columns.getString("COLUMN_DEF") != null
            || "YES".equals(columns.getString("IS_AUTOINCREMENT"))
            || "YES".equals(columns.getString("IS_GENERATEDCOLUMN"));
    if (required && !filled) {
      problem(
          "has a column %s that needs a value, which no row of ours has. Give it a default, or let"
              + " it be NULL.",
          column);
    }
  }

  private void checkOurs(Attribute attribute, boolean required, ResultSet columns)
      throws SQLException {
    ColumnRule rule = ColumnRule.of(attribute, statements.dialect());
    String type = columns.getString("TYPE_NAME");
    int size = columns.getInt("COLUMN_SIZE");
    int decimals = columns.getInt("DECIMAL_DIGITS");
    if (!rule.holds()
        .test(new ColumnRule.Column(columns.getInt("DATA_TYPE"), type, size, decimals))) {
      problem(
          "has %s as %s(%d), which does not hold %s. Alter it as --ddl has it.",
          attribute.attributeName(), type, size, rule.words());
    } else if (required && !ALWAYS_THERE.contains(attribute)) {
      problem(
          "wants a value for %s, which is often absent. Let it be NULL.",
          attribute.attributeName());
    }
  }

  private void checkKeys() throws SQLException {
    String name = statements.table().name();
    Set<String> key = new TreeSet<>();
    try (ResultSet columns = metadata.getPrimaryKeys(catalog, schema, name)) {
      while (columns.next()) {
        key.add(columns.getString("COLUMN_NAME"));
      }
    }
    if (!key.equals(Set.of("id"))) {
      problem("must have id alone as its primary key, as --ddl has it.");
    }
    if (statements.dialect().isMySql()) {
      Set<String> unique = new TreeSet<>();
      try (ResultSet indexes = metadata.getIndexInfo(catalog, null, name, true, true)) {
        while (indexes.next()) {
          if (indexes.getString("INDEX_NAME") != null) {
            unique.add(indexes.getString("INDEX_NAME"));
          }
        }
      }
      unique.remove("PRIMARY");
      if (!unique.isEmpty()) {
        problem(
            "has a unique key beside its primary one (%s): a row of another provider would be"
                + " overwritten without a word. Make it an index that is not unique.",
            String.join(", ", unique));
      }
    }
  }

  private void checkText() throws SQLException {
    String collation = catalogue.collationOfIds();
    if (!collation.matches("(?i).*_bin|binary|C|POSIX|C[.]UTF-?8|ucs_basic|pg_c_utf8|")) {
      problem(
          "compares ids by %s, by which two may be equal that are not. Give the column id a binary"
              + " collation, as --ddl has it.",
          collation);
    }
    catalogue.characterSets().forEach(this::checkCharacterSet);
    if (!catalogue.isStrict()) {
      problem(
          "is on a server that cuts values which do not fit, and this session may not change that."
              + " Set sql_mode=STRICT_TRANS_TABLES.");
    }
  }

  private void checkCharacterSet(String column, String set) {
    Attribute attribute = Attribute.named(column);
    boolean holdsAnyText =
        column.isEmpty()
            || (attribute != null && ColumnRule.of(attribute, statements.dialect()).anyText());
    if (holdsAnyText && !set.matches("(?i)utf8mb4|UTF-?8")) {
      problem(
          "has the character set %s%s, which not every text fits into. Make it %s.",
          set,
          column.isEmpty() ? "" : " for " + column,
          statements.dialect().isMySql() ? "utf8mb4" : "UTF8");
    }
  }

  private void checkRights(boolean deletes) throws SQLException {
    List<String> rights =
        deletes
            ? List.of("SELECT", "INSERT", "UPDATE", "DELETE")
            : List.of("SELECT", "INSERT", "UPDATE");
    for (String right : rights) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(statements.probe(right));
      } catch (SQLException e) {
        SqlFailure failure = SqlFailure.of(e);
        if (failure.isReadOnly()) {
          problem("is on a server that only reads. Name the one that writes.");
        } else {
          problem(
              "does not let its user %s (%s). GRANT %s ON %s TO %s.",
              right.toLowerCase(Locale.ROOT),
              failure.codes(),
              right,
              statements.table(),
              metadata.getUserName());
        }
      } finally {
        connection.rollback();
      }
    }
  }
}
