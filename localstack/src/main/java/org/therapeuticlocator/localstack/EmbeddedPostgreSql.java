package org.therapeuticlocator.localstack;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** PostgreSQL, unpacked from a jar, its data in files. */
record EmbeddedPostgreSql(EmbeddedPostgres server) implements LocalDatabase.Running {
  /** Starts it on {@code port}, 0 for any free one, with a database in it. */
  static EmbeddedPostgreSql start(Path folder, int port) throws IOException, SQLException {
    Path data = folder.resolve("data");
    ServerProcess.endLeft(data.resolve("postmaster.pid"));
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(Files.createDirectories(folder.resolve("server")).toFile())
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            // Ours ends it, after the file that says where it is has gone.
            .setRegisterShutdownHook(false)
            .setLocaleConfig("locale", "C")
            .setServerConfig("listen_addresses", LocalAws.HOST)
            // A killed process loses nothing, a machine that loses power may.
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("unix_socket_directories", "")
            .setPort(port == 0 ? ServerProcess.freePort() : port)
            .start();
    makeDatabase(server);
    return new EmbeddedPostgreSql(server);
  }

  private static void makeDatabase(EmbeddedPostgres server) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
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
    return "jdbc:postgresql://%s:%d/%s?user=postgres"
        .formatted(LocalAws.HOST, server.getPort(), LocalDatabase.DATABASE);
  }

  @Override
  public String client() {
    return "psql -h %s -p %d -U postgres %s -c %s"
        .formatted(LocalAws.HOST, server.getPort(), LocalDatabase.DATABASE, LocalDatabase.QUESTION);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
