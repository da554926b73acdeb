package org.therapeuticlocator.localstack;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** PostgreSQL, unpacked from a jar or installed, its data in files. */
record EmbeddedPostgreSql(Closeable server, int port) implements LocalDatabase.Running {
  /**
   * Starts it on {@code port}, 0 for any free one, with a database in it.
   *
   * @param programs the folder of one that is installed; empty: that of the jar
   */
  static EmbeddedPostgreSql start(Path folder, int port, String programs)
      throws IOException, SQLException {
    ServerProcess.endLeft(folder.resolve("data/postmaster.pid"));
    int chosen = port == 0 ? ServerProcess.freePort() : port;
    Closeable server =
        programs.isEmpty()
            ? embedded(folder, chosen)
            : InstalledPostgreSql.start(Path.of(programs), folder, chosen);
    makeDatabase(chosen);
    return new EmbeddedPostgreSql(server, chosen);
  }

  private static EmbeddedPostgres embedded(Path folder, int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setOverrideWorkingDirectory(Files.createDirectories(folder.resolve("server")).toFile())
        .setDataDirectory(folder.resolve("data"))
        .setCleanDataDirectory(false)
        // Ours ends it, after the file that says where it is has gone.
        .setRegisterShutdownHook(false)
        .setLocaleConfig("locale", "C")
        .setServerConfig("listen_addresses", LocalAws.HOST)
        // A killed process loses nothing, a machine that loses power may.
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("unix_socket_directories", "")
        .setPort(port)
        .start();
  }

  private static void makeDatabase(int port) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url(port, "postgres"));
        Statement statement = connection.createStatement()) {
      try (ResultSet there =
          statement.executeQuery(
              "SELECT 1 FROM pg_database WHERE datname = '" + LocalDatabase.DATABASE + "'")) {
        if (there.next()) {
          return;
        }
      }
      statement.execute("CREATE DATABASE " + LocalDatabase.DATABASE);
    }
  }

  @Override
  public String url() {
    return url(port, LocalDatabase.DATABASE);
  }

  private static String url(int port, String database) {
    return "jdbc:postgresql://%s:%d/%s?user=postgres".formatted(LocalAws.HOST, port, database);
  }

  @Override
  public String client() {
    return "psql -h %s -p %d -U postgres %s -c %s"
        .formatted(LocalAws.HOST, port, LocalDatabase.DATABASE, LocalDatabase.QUESTION);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
