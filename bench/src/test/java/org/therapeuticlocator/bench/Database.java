package org.therapeuticlocator.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A database server as {@code --local} starts one, and the same at a distance.
 *
 * @param ddl the program's own statements for its table
 */
record Database(LocalServer server, LatencyProxy proxy, String ddl) implements AutoCloseable {
  /** Of {@code --destination}. */
  static final List<String> KINDS = List.of("postgresql", "mariadb");

  private static final String DDL =
      "pipeline/src/main/resources/org/therapeuticlocator/pipeline/destination/jdbc/%s.sql";

  /** Starts one of {@link #KINDS}, whose data lie in {@code work}. */
  static Database start(Path project, Path program, Path work, String kind, Duration latency)
      throws IOException {
    String name = kind.equals("mariadb") ? "mysql" : kind;
    LocalServer server =
        LocalServer.start(
            project,
            work.resolve(kind + ".log"),
            "jdbc:",
            "LocalDatabase",
            "--kind=" + name,
            "--data=" + work.resolve(kind),
            "--server=" + (kind.equals("mariadb") ? mariaDb(project) : ""));
    int port = Integer.parseInt(server.line().replaceFirst(".*:([0-9]+)/.*", "$1"));
    return new Database(
        server,
        new LatencyProxy(port, latency),
        Files.readString(program.resolve(DDL.formatted(name))));
  }

  /** The folder of MariaDB's server; empty: it is on the PATH. */
  static String mariaDb(Path project) {
    Path fetched = project.resolve("localstack/target/mariadb");
    if (Files.isDirectory(fetched)) {
      return fetched.toString();
    }
    String path = System.getenv().getOrDefault("PATH", "");
    if (Stream.of(path.split(File.pathSeparator, -1))
        .noneMatch(folder -> Files.isExecutable(Path.of(folder, "mariadbd")))) {
      throw new IllegalArgumentException(
          "MariaDB's server is missing: put a mariadbd on the PATH, or fetch one of 149 MB with"
              + " localstack/start.sh mysql (and end that with localstack/stop.sh mysql).");
    }
    return "";
  }

  /** Where it answers, {@code at} {@code loopback} or behind the proxy. */
  String url(String at) {
    return at.equals("loopback")
        ? server.line()
        : server.line().replaceFirst(":[0-9]+/", ":" + proxy.port() + '/');
  }

  /** Makes an empty table. */
  void create(String table) throws SQLException {
    String statements =
        ddl.replace("${table}", table).replace("${name}", table).replace("${mark}", table);
    execute(statements.strip().split(";\\s*", -1));
  }

  /** Takes it away, so that no table is loaded beside much larger others. */
  void drop(String table) throws SQLException {
    execute("DROP TABLE " + table);
  }

  private void execute(String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection(server.line());
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        if (!sql.isEmpty()) {
          statement.execute(sql);
        }
      }
    }
  }

  /** How many rows it has. */
  long rows(String table) throws SQLException {
    try (Connection connection = DriverManager.getConnection(server.line());
        Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery("SELECT count(*) FROM " + table)) {
      count.next();
      return count.getLong(1);
    }
  }

  @Override
  public void close() throws IOException {
    proxy.close();
    server.close();
  }
}
