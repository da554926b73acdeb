package org.therapeuticlocator.pipeline.destination.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.therapeuticlocator.pipeline.destination.Destination;
import org.therapeuticlocator.pipeline.destination.Target;
import org.therapeuticlocator.pipeline.failure.UsageException;
import org.therapeuticlocator.pipeline.options.LoadOptions;
import org.therapeuticlocator.pipeline.run.StageRecord;
import org.therapeuticlocator.pipeline.run.TableLocation;
import org.therapeuticlocator.pipeline.text.Numbers;
import org.therapeuticlocator.pipeline.time.Scheduler;
import org.therapeuticlocator.transforms.ChangeCost;
import org.therapeuticlocator.transforms.CountNames;

/**
 * A table on a relational server, of which changes cost bytes and time alone.
 *
 * @param address the database's, the same whatever port a local server found free
 * @param connections at once, of all workers together
 * @param deletes whether a load may delete rows
 */
record JdbcDestination(
    Server server, Statements statements, String address, int connections, boolean deletes)
    implements Destination {
  private static final int NO_RIGHT = 1142;
  private static final int TRIES = 3;
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);

  // A weak reference is all that the log manager keeps.
  private static final Logger DRIVER = Logger.getLogger("org.mariadb.jdbc");

  JdbcDestination {
    // It logs statements with their values when they fail.
    DRIVER.setLevel(Level.OFF);
  }

  @Override
  public TableLocation location() {
    return new TableLocation(
        statements.dialect().label(), statements.table().toString(), server.url().at());
  }

  @Override
  public String describe() {
    return "%-9s table %s at %s"
        .formatted(statements.dialect().product(), statements.table(), server.url().at());
  }

  @Override
  public Optional<Target> inspect(List<String> problems) {
    try (Connection connection = opened(server)) {
      List<String> found = TableCheck.problems(connection, statements, deletes);
      problems.addAll(found);
      if (!found.isEmpty()) {
        return Optional.empty();
      }
      Catalogue catalogue = new Catalogue(connection, statements.dialect(), statements.table());
      return Optional.of(
          new JdbcTarget(
              server,
              statements,
              catalogue.identity(),
              address + '/' + statements.table(),
              catalogue.bytes(),
              connections,
              remarks(connection.getMetaData().getDatabaseProductName(), catalogue.triggers())));
    } catch (SQLException e) {
      problems.add(ConnectFailure.sentence(e, server));
      return Optional.empty();
    }
  }

  private List<String> remarks(String product, List<String> triggers) {
    List<String> remarks = new ArrayList<>();
    if (!product.equals(statements.dialect().product())) {
      remarks.add(
          "The server at %s is %s, not %s as --destination has it."
              .formatted(server.url().at(), product, statements.dialect().product()));
    }
    if (!triggers.isEmpty()) {
      remarks.add(
          "Table %s has triggers, which every change sets off: %s."
              .formatted(statements.table(), String.join(", ", triggers)));
    }
    return remarks;
  }

  /** A server that is just starting is asked again. */
  private static Connection opened(Server server) throws SQLException {
    for (int attempt = 1; ; attempt++) {
      try {
        return server.open();
      } catch (SQLException e) {
        if (attempt == TRIES || SqlFailure.of(e).kind() != SqlFailure.Kind.PASSING) {
          throw e;
        }
        try {
          Scheduler.SYSTEM.sleep(BETWEEN_TRIES);
        } catch (InterruptedException interrupted) {
          Thread.currentThread().interrupt();
          throw e;
        }
      }
    }
  }

  @Override
  public SerializableFunction<LoadOptions, List<String>> inspectOnWorker() {
    Server called = server;
    Statements asked = statements;
    boolean deleting = deletes;
    return options -> {
      try (Connection connection = called.open()) {
        return TableCheck.problems(connection, asked, deleting);
      } catch (SQLException e) {
        return List.of(ConnectFailure.sentence(e, called));
      }
    };
  }

  @Override
  public void makeMissing() {
    try (Connection connection = opened(server)) {
      if (TableCheck.isThere(connection, statements)) {
        return;
      }
      try (Statement statement = connection.createStatement()) {
        for (String ddl : statements.ddl()) {
          statement.execute(ddl);
        }
      }
      connection.commit();
    } catch (SQLException e) {
      SqlFailure failure = SqlFailure.of(e);
      throw new UsageException(
          isOfRights(failure)
              ? "Table %s is not there, and its user may not make it (%s)."
                      .formatted(statements.table(), failure.codes())
                  + " Have somebody make it who may, with what --ddl prints."
              : ConnectFailure.sentence(e, server));
    }
  }

  private static boolean isOfRights(SqlFailure failure) {
    return failure.state().equals("42501") || failure.code() == NO_RIGHT;
  }

  @Override
  public ChangeCost cost() {
    return Rows.COST;
  }

  @Override
  public String costInWords(StageRecord plan) {
    return "%s to write, %s, over %s"
        .formatted(
            Numbers.of(plan.changes(), "row"),
            Numbers.bytes(plan.count(CountNames.WRITE_UNITS)),
            Numbers.of(connections, "connection"));
  }
}
