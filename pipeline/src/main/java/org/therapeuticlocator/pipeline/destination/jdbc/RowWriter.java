package org.therapeuticlocator.pipeline.destination.jdbc;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.destination.RefusedItems;
import org.therapeuticlocator.pipeline.failure.RunFailedException;
import org.therapeuticlocator.row.Provider;
import org.therapeuticlocator.row.SnapshotLine;
import org.therapeuticlocator.transforms.Change;
import org.therapeuticlocator.transforms.ProgressCounters;

/**
 * Carries out changes over one connection. A batch is a transaction, so it is done as a whole or
 * not at all. One that is lost with its connection, or gave way to another's, is sent again; one
 * that is refused is sent again in halves, down to the row that is not taken.
 */
final class RowWriter implements AutoCloseable {
  /** How many rows are sent at once; pgJDBC makes statements of 128 of them. */
  static final int ROWS_A_BATCH = 512;

  private static final long BYTES_A_BATCH = 1 << 20;
  // The statement's own text.
  private static final int OVERHEAD_BYTES = 4_096;

  private final Server server;
  private final Statements statements;
  private final RefusedItems refused;
  private final Patience patience;

  private @Nullable Session session;

  RowWriter(Server server, Statements statements, RefusedItems refused, Patience patience) {
    this.server = server;
    this.statements = statements;
    this.refused = refused;
    this.patience = patience;
  }

  /** One row to put or, where {@code provider} is null, to delete. */
  private record Row(String id, String change, @Nullable Provider provider, long bytes) {
    static Row of(String line) {
      return new Row(
          Change.id(line),
          Change.kind(line),
          Change.isDelete(line) ? null : SnapshotLine.parse(Change.item(line)),
          bytes(line));
    }

    /** As the driver sends it at most: in a statement some characters are escaped. */
    private static long bytes(String line) {
      byte[] text = line.getBytes(StandardCharsets.UTF_8);
      long bytes = text.length;
      for (byte each : text) {
        if (each == '\'' || each == '"' || each == '\\') {
          bytes++;
        }
      }
      return bytes;
    }

    boolean isDelete() {
      return provider == null;
    }
  }

  /** A connection with its statements. */
  private record Session(
      Connection connection, PreparedStatement upsert, PreparedStatement delete, long mostBytes) {}

  /**
   * Carries out change lines.
   *
   * @throws RunFailedException if the server does not do it, or not in time
   */
  void write(List<String> changes) {
    // Two who write the same rows in another order wait for each other.
    List<Row> rows = changes.stream().map(Row::of).sorted(Comparator.comparing(Row::id)).toList();
    send(rows.stream().filter(row -> !row.isDelete()).toList());
    send(rows.stream().filter(Row::isDelete).toList());
  }

  private void send(List<Row> rows) {
    Deque<List<Row>> parts = new ArrayDeque<>();
    parts.push(rows);
    while (!parts.isEmpty()) {
      List<Row> part = parts.pop();
      Refusal refusal = part.isEmpty() ? null : carryOut(part);
      if (refusal != null && part.size() > 1) {
        parts.push(part.subList(part.size() / 2, part.size()));
        parts.push(part.subList(0, part.size() / 2));
      } else if (refusal != null) {
        Row row = part.get(0);
        refused.add(row.id(), row.change(), refusal.column(), refusal.reason());
      }
    }
  }

  /** Null where it is done; else why the server does not take one of the rows. */
  private @Nullable Refusal carryOut(List<Row> rows) {
    for (int round = 0; ; round++) {
      try {
        Session open = session();
        Refusal tooMuch = tooMuch(rows, open.mostBytes());
        if (tooMuch == null) {
          execute(rows, open);
          ProgressCounters.add(ProgressCounters.WRITTEN, rows.size());
        }
        patience.succeeded();
        return tooMuch;
      } catch (SQLException e) {
        SqlFailure failure = SqlFailure.of(e);
        if (failure.kind() == SqlFailure.Kind.REFUSED) {
          rollBack();
          patience.succeeded();
          return Refusal.of(failure, rows.get(0).provider());
        }
        close();
        patience.await(round, e);
      }
    }
  }

  /** Null where it can be sent at once; what cannot is halved as if it were refused. */
  private static @Nullable Refusal tooMuch(List<Row> rows, long mostBytes) {
    long bytes = rows.stream().mapToLong(Row::bytes).sum();
    boolean tooLarge = rows.size() > 1 && (rows.size() > ROWS_A_BATCH || bytes > BYTES_A_BATCH);
    return tooLarge || bytes + OVERHEAD_BYTES >= mostBytes
        ? new Refusal(null, "it is larger than the server's max_allowed_packet")
        : null;
  }

  private static void execute(List<Row> rows, Session open) throws SQLException {
    PreparedStatement statement = rows.get(0).isDelete() ? open.delete() : open.upsert();
    statement.clearBatch();
    for (Row row : rows) {
      if (row.provider() == null) {
        statement.setString(1, row.id());
      } else {
        Rows.set(statement, row.provider());
      }
      statement.addBatch();
    }
    statement.executeBatch();
    open.connection().commit();
  }

  private Session session() throws SQLException {
    Session open = session;
    if (open == null) {
      Connection connection = server.open();
      open =
          new Session(
              connection,
              connection.prepareStatement(statements.upsert()),
              connection.prepareStatement(statements.delete()),
              mostBytes(connection));
      session = open;
    }
    return open;
  }

  /** What the server takes at once: more than that looks as if the connection were lost. */
  private long mostBytes(Connection connection) throws SQLException {
    if (!statements.dialect().isMySql()) {
      return Long.MAX_VALUE;
    }
    try (Statement question = connection.createStatement();
        ResultSet answer = question.executeQuery("SELECT @@max_allowed_packet")) {
      return answer.next() ? answer.getLong(1) : Long.MAX_VALUE;
    }
  }

  private void rollBack() {
    try {
      if (session != null) {
        session.connection().rollback();
      }
    } catch (SQLException e) {
      close();
    }
  }

  @Override
  public void close() {
    Session ending = session;
    session = null;
    try {
      if (ending != null) {
        ending.connection().close();
      }
    } catch (SQLException e) {
      // It is gone already.
      return;
    }
  }
}
