package org.therapeuticlocator.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.row.Attribute;
import org.therapeuticlocator.row.Provider;

/** What somebody would write by hand to put rows into a relational table: upserts in batches. */
final class JdbcLoop {
  private static final int ROWS_A_BATCH = 512;

  private JdbcLoop() {}

  /**
   * Puts all rows.
   *
   * @param rewritten whether the driver makes one statement of a batch, what it does on request
   */
  static void write(
      int connections, boolean rewritten, List<Provider> rows, String url, String table)
      throws Exception {
    Queue<List<Provider>> batches = new ConcurrentLinkedQueue<>();
    for (int from = 0; from < rows.size(); from += ROWS_A_BATCH) {
      batches.add(rows.subList(from, Math.min(rows.size(), from + ROWS_A_BATCH)));
    }
    boolean postgres = url.startsWith("jdbc:postgresql:");
    String setting = postgres ? "reWriteBatchedInserts" : "rewriteBatchedStatements";
    String address = rewritten ? url + '&' + setting + "=true" : url;
    String upsert = postgres ? upsertOfPostgres(table) : upsertOfMySql(table);
    ExecutorService writers = Executors.newFixedThreadPool(connections);
    try {
      List<Future<?>> ends = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        ends.add(writers.submit(() -> writeAll(batches, address, upsert)));
      }
      for (Future<?> end : ends) {
        end.get();
      }
    } finally {
      writers.shutdownNow();
    }
  }

  private static @Nullable Void writeAll(Queue<List<Provider>> batches, String url, String upsert)
      throws SQLException {
    try (Connection connection = DriverManager.getConnection(url)) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      try (PreparedStatement statement = connection.prepareStatement(upsert)) {
        for (List<Provider> rows = batches.poll(); rows != null; rows = batches.poll()) {
          for (Provider row : rows) {
            int parameter = 0;
            for (Attribute attribute : Attribute.values()) {
              statement.setString(++parameter, row.flat(attribute));
            }
            statement.addBatch();
          }
          statement.executeBatch();
          connection.commit();
        }
      }
    }
    return null;
  }

  private static String upsertOfPostgres(String table) {
    return insert(table, JdbcLoop::parameterOfPostgres)
        + " ON CONFLICT (id) DO UPDATE SET "
        + each(attribute -> "%s = EXCLUDED.%<s".formatted(attribute.attributeName()));
  }

  private static String parameterOfPostgres(Attribute attribute) {
    return switch (attribute) {
      case COURSES_AVAILABLE -> "?::integer";
      case LATITUDE, LONGITUDE -> "?::numeric";
      case LAST_REPORT_DATE -> "?::date";
      case ISSUES -> "string_to_array(?, ',')";
      default -> "?";
    };
  }

  private static String upsertOfMySql(String table) {
    return insert(table, attribute -> "?")
        + " ON DUPLICATE KEY UPDATE "
        + each(attribute -> "%s = VALUES(%<s)".formatted(attribute.attributeName()));
  }

  private static String insert(String table, Function<Attribute, String> parameter) {
    return "INSERT INTO %s (%s) VALUES (%s)"
        .formatted(table, each(Attribute::attributeName), each(parameter));
  }

  private static String each(Function<Attribute, String> part) {
    return Arrays.stream(Attribute.values()).map(part).collect(Collectors.joining(", "));
  }
}
