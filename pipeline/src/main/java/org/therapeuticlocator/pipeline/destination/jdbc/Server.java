package org.therapeuticlocator.pipeline.destination.jdbc;

import java.io.PrintWriter;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A database server, as JdbcIO knows one: it says how to connect, not with which password, so that
 * none is in a job's graph. Connections are those of one writer or reader each; there are never
 * more of these than {@code --connections}, so none is pooled.
 */
record Server(JdbcUrl url, PasswordSource password) implements DataSource, Serializable {
  /** Connects, if it can be done now. */
  Connection open() throws SQLException {
    Dialect dialect = url.dialect();
    Properties settings = dialect.settings(url);
    password.addTo(settings, url);
    Connection connection = dialect.driver().connect(dialect.driverUrl(url), settings);
    if (connection == null) {
      throw new SQLException("no driver for " + url.at(), "08001");
    }
    try (Statement start = connection.createStatement()) {
      start.execute(dialect.sessionStart());
      connection.setAutoCommit(false);
      // Changes are by key, and no row is read twice: what a stricter level locks is not needed.
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** Connects, however long the server is away. */
  @Override
  public Connection getConnection() {
    Patience patience = Patience.with(url.at());
    for (int round = 0; ; round++) {
      try {
        Connection connection = open();
        patience.succeeded();
        return connection;
      } catch (SQLException e) {
        patience.await(round, e);
      }
    }
  }

  @Override
  public Connection getConnection(String user, String secret) throws SQLException {
    throw new SQLFeatureNotSupportedException("the login is known");
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) {}

  @Override
  public void setLoginTimeout(int seconds) {}

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger(Server.class.getName());
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("wraps nothing");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
