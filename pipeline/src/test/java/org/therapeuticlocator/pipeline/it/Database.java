package org.therapeuticlocator.pipeline.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** A database server as {@code --local} starts it, in files that go with it. */
public final class Database implements AutoCloseable {
  /** Kinds of servers. */
  public enum Kind {
    POSTGRESQL("postgresql", "postgres", "data/postmaster.pid"),
    MARIADB("mysql", "locator", "data/server.pid");

    private final String option;
    private final String user;
    private final String pidFile;

    Kind(String option, String user, String pidFile) {
      this.option = option;
      this.user = user;
      this.pidFile = pidFile;
    }

    /** Who may do everything there, without a password. */
    public String user() {
      return user;
    }
  }

  private static final Path MARIADB = LocalAwsServer.MODULE.resolve("target/mariadb");

  private static final Map<Kind, Database> SHARED = new EnumMap<>(Kind.class);

  private final Kind kind;
  private final Path folder;
  private Process process;
  private String url;

  private Database(Kind kind, Path folder) throws IOException {
    this.kind = kind;
    this.folder = folder;
    this.process = launch("0");
    this.url = awaitUrl();
  }

  /** The one of its kind in this JVM. */
  public static synchronized Database shared(Kind kind) {
    return SHARED.computeIfAbsent(
        kind,
        missing -> {
          try {
            Database server = new Database(kind, Files.createTempDirectory("database"));
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "end-database"));
            return server;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** One of a test's own, which it may harm. */
  public static Database start(Kind kind, Path folder) throws IOException {
    return new Database(kind, folder);
  }

  private Process launch(String port) throws IOException {
    List<String> command = new ArrayList<>(Project.quickJava());
    command.addAll(
        List.of(
            "-cp",
            LocalAwsServer.jar().toString(),
            "org.therapeuticlocator.localstack.LocalDatabase",
            "--data=" + folder,
            "--kind=" + kind.option,
            "--port=" + port,
            "--server=" + (kind == Kind.MARIADB ? MARIADB : ""),
            "--exitWithStdin"));
    return new ProcessBuilder(command).redirectError(folder.resolve("server.log").toFile()).start();
  }

  private String awaitUrl() throws IOException {
    BufferedReader output = process.inputReader();
    if (output.readLine() == null) {
      throw new IOException("no database: " + Files.readString(folder.resolve("server.log")));
    }
    Properties endpoints = new Properties();
    try (Reader reader = Files.newBufferedReader(folder.resolve("endpoints.properties"))) {
      endpoints.load(reader);
    }
    // Each test says as whom it comes.
    return endpoints.getProperty("url").replaceFirst("[?].*", "");
  }

  /** Kind of server. */
  public Kind kind() {
    return kind;
  }

  /** {@code jdbc:postgresql://127.0.0.1:5432/locator}. */
  public String url() {
    return url;
  }

  /** As the user who may do everything. */
  public Connection connect() throws SQLException {
    Driver driver =
        kind == Kind.MARIADB ? new org.mariadb.jdbc.Driver() : new org.postgresql.Driver();
    Properties login = new Properties();
    login.setProperty("user", kind.user);
    login.setProperty("password", "");
    return driver.connect(url, login);
  }

  /** Carries out statements. */
  public void execute(String... statements) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first value that a question is answered with. */
  public String ask(String question) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(question)) {
      return rows.next() ? String.valueOf(rows.getString(1)) : "";
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ends the server itself as {@code kill -9} does. */
  public void kill() throws IOException, InterruptedException {
    String pid = Files.readAllLines(folder.resolve(kind.pidFile)).get(0).strip();
    ProcessHandle server = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    server.destroyForcibly();
    server.onExit().orTimeout(20, TimeUnit.SECONDS).join();
    process.destroyForcibly().waitFor();
  }

  /** Starts it again, where it was. */
  public void startAgain() throws IOException {
    process = launch(url.replaceFirst(".*:([0-9]+)/.*", "$1"));
    url = awaitUrl();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
