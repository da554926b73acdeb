package org.therapeuticlocator.pipeline.it;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A table on a database server, and what an administrator may do to it.
 *
 * @param plain its name without quotes
 */
public record DatabaseTable(Database database, String plain) {
  /** A new one, by the statements that the program prints. */
  public static DatabaseTable make(Database database, String plain) {
    String printed =
        Loader.DIRECT
            .run(List.of("--destination=" + database.url(), "--table=" + plain, "--ddl"))
            .out();
    database.execute(printed.strip().replaceFirst(";$", "").split(";\n", -1));
    return new DatabaseTable(database, plain);
  }

  private boolean isMariaDb() {
    return database.kind() == Database.Kind.MARIADB;
  }

  private String quoted(String name) {
    String quote = isMariaDb() ? "`" : "\"";
    return quote + name + quote;
  }

  /** As statements write it. */
  String name() {
    return quoted(plain);
  }

  /** How many rows it has. */
  int count() {
    return number("SELECT count(*) FROM " + name());
  }

  private int number(String question) {
    try {
      return (int) Double.parseDouble(database.ask(question));
    } catch (IllegalStateException e) {
      // It may be away, as a test wants it.
      return 0;
    }
  }

  /** Its rows as the snapshot lines that they must be, by code other than the program's; sorted. */
  public List<String> lines() {
    return all("SELECT * FROM " + name(), DatabaseTable::line);
  }

  private interface Reading {
    String of(ResultSet row) throws SQLException;
  }

  private List<String> all(String question, Reading reading) {
    List<String> lines = new ArrayList<>();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(question)) {
      while (rows.next()) {
        lines.add(reading.of(rows));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return lines.stream().sorted().toList();
  }

  private static String line(ResultSet row) throws SQLException {
    Map<String, Object> line = new TreeMap<>();
    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
      String name = row.getMetaData().getColumnLabel(i);
      String text = row.getString(i);
      if (text != null && !text.isEmpty()) {
        line.put(name, value(name, text));
      }
    }
    return ItemLine.json(line);
  }

  private static Object value(String name, String text) {
    return switch (name) {
      case "courses_available" -> Integer.valueOf(text);
      case "longitude", "latitude" -> new BigDecimal(text).stripTrailingZeros();
      case "issues" -> Arrays.asList(text.replaceAll("[{}\"]", "").split(",", -1));
      default -> text;
    };
  }

  /** The ids of rows that a load made, sorted. */
  List<String> idsWithNotes() {
    return all(
        "SELECT id FROM " + name() + " WHERE provider_note IS NOT NULL", r -> r.getString(1));
  }

  boolean hasNote(String note) {
    return number("SELECT count(*) FROM " + name() + " WHERE provider_note = '" + note + "'") > 0;
  }

  /** Puts in rows of somebody else. */
  void fill(int rows) {
    StringBuilder values = new StringBuilder();
    for (int i = 0; i < rows; i++) {
      values.append(i == 0 ? "" : ",").append("('other-").append(i).append("','ELM','MA')");
    }
    database.execute("INSERT INTO " + name() + " (id, provider_name, state_code) VALUES " + values);
  }

  /** A trigger makes every row take 5 ms, a batch 2.5 s. */
  void slowDown() {
    if (isMariaDb()) {
      database.execute(
          "CREATE TRIGGER "
              + quoted(plain + "_slow")
              + " BEFORE INSERT ON "
              + name()
              + " FOR EACH ROW DO SLEEP(0.005)");
    } else {
      database.execute(
          "CREATE OR REPLACE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS"
              + " 'BEGIN PERFORM pg_sleep(0.005); RETURN NEW; END'",
          "CREATE TRIGGER slow BEFORE INSERT ON "
              + name()
              + " FOR EACH ROW EXECUTE FUNCTION slow()");
    }
  }

  /** Takes {@link #slowDown} back. */
  void speedUp() {
    database.execute(
        isMariaDb()
            ? "DROP TRIGGER IF EXISTS " + quoted(plain + "_slow")
            : "DROP TRIGGER IF EXISTS slow ON " + name());
  }

  /** Another one of this name, empty. */
  void makeAgain() {
    database.execute("DROP TABLE " + name());
    make(database, plain);
  }

  /** Makes a user who may do no more than load, or gives one another password. */
  public void grantTo(String user, String password) {
    if (isMariaDb()) {
      database.execute(
          "CREATE USER IF NOT EXISTS " + user + "@'%'",
          "ALTER USER " + user + "@'%' IDENTIFIED BY '" + password + "'",
          "GRANT SELECT, INSERT, UPDATE, DELETE ON " + name() + " TO " + user + "@'%'");
    } else {
      database.execute(
          "DO $$ BEGIN CREATE ROLE "
              + user
              + " LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$",
          "ALTER ROLE " + user + " PASSWORD '" + password + "'",
          // In the file that was there before anybody may come in without one.
          "COPY (SELECT 'host all "
              + user
              + " 127.0.0.1/32 scram-sha-256' UNION ALL SELECT 'host all all 127.0.0.1/32 trust')"
              + " TO '"
              + database.ask("SHOW hba_file")
              + "'",
          "SELECT pg_reload_conf()",
          "GRANT SELECT, INSERT, UPDATE, DELETE ON " + name() + " TO " + user);
    }
  }

  /** Ends all that a user has open. */
  void killConnectionsOf(String user) {
    if (isMariaDb()) {
      database.execute("KILL USER " + user);
    } else {
      database.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '" + user + "'");
    }
  }

  boolean hasConnectionOf(String user) {
    return number(
            isMariaDb()
                ? "SELECT count(*) FROM information_schema.processlist WHERE user = '" + user + "'"
                : "SELECT count(*) FROM pg_stat_activity WHERE usename = '" + user + "'")
        > 0;
  }

  /** Locks it, so that nobody else writes. */
  void lock(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (isMariaDb()) {
        statement.execute("LOCK TABLES " + name() + " WRITE");
      } else {
        connection.setAutoCommit(false);
        statement.execute("LOCK TABLE " + name() + " IN EXCLUSIVE MODE");
      }
    }
  }

  /** Takes {@link #lock} back. */
  void unlock(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (isMariaDb()) {
        statement.execute("UNLOCK TABLES");
      } else {
        connection.commit();
      }
    }
  }

  /** Whether a session waits for another's lock. */
  boolean isAnybodyWaiting() {
    return number(
            isMariaDb()
                // What InnoDB tells of transactions is not renewed while somebody keeps asking.
                ? "SELECT (SELECT variable_value FROM information_schema.global_status WHERE"
                    + " variable_name = 'INNODB_ROW_LOCK_CURRENT_WAITS') + (SELECT count(*) FROM"
                    + " information_schema.processlist WHERE state LIKE 'Waiting for table%lock')"
                : "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
        > 0;
  }

  /**
   * Of two sessions that wait for each other, this one shall not be ended: MariaDB chooses the one
   * that has changed less, PostgreSQL the one that looks first.
   */
  void rarelyTheVictim(Statement statement) throws SQLException {
    if (!isMariaDb()) {
      statement.execute("SET deadlock_timeout = '5s'");
    }
  }

  void readOnly(boolean only) {
    if (isMariaDb()) {
      database.execute("SET GLOBAL read_only = " + (only ? 1 : 0));
    } else {
      database.execute(
          "ALTER ROLE loader SET default_transaction_read_only = " + (only ? "on" : "off"));
    }
  }

  void addUniqueKey() {
    database.execute(
        isMariaDb()
            ? "ALTER TABLE " + name() + " ADD UNIQUE KEY names (provider_name(100))"
            : "CREATE UNIQUE INDEX "
                + quoted(plain + "_names")
                + " ON "
                + name()
                + " (provider_name)");
  }

  /** Ends what would be in the way of other tests. */
  void undo() {
    if (isMariaDb()) {
      database.execute("SET GLOBAL read_only = 0", "SET GLOBAL max_allowed_packet = 16777216");
    }
    database.execute("DROP TABLE IF EXISTS " + name());
  }
}
