package org.therapeuticlocator.localstack;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** MariaDB, from a folder or the PATH, its data in files. */
record EmbeddedMariaDb(Process process, int port) implements LocalDatabase.Running {
  private static final long PATIENCE_SECONDS = 60;

  /**
   * Starts it on {@code port}, 0 for any free one, with a database in it.
   *
   * @param server the folder that it was unpacked into; empty: it is on the PATH
   */
  static EmbeddedMariaDb start(Path folder, int port, String server)
      throws IOException, InterruptedException {
    Path home = home(server);
    Path data = folder.resolve("data");
    Path log = folder.resolve("mariadb.log");
    Path pid = data.resolve("server.pid");
    ServerProcess.endLeft(pid);
    if (!Files.exists(data.resolve("mysql"))) {
      Files.createDirectories(data);
      String rights = "--auth-root-authentication-method=normal";
      ServerProcess.run(program(home, "mariadb-install-db", data, rights, "--skip-test-db"), log);
    }
    int chosen = port == 0 ? ServerProcess.freePort() : port;
    Path start = folder.resolve("start.sql");
    Files.writeString(
        start,
        """
        CREATE DATABASE IF NOT EXISTS %1$s CHARACTER SET utf8mb4;
        CREATE USER IF NOT EXISTS '%1$s'@'%%';
        GRANT ALL ON *.* TO '%1$s'@'%%' WITH GRANT OPTION;
        """
            .formatted(LocalDatabase.DATABASE));
    ProcessBuilder mariadbd =
        program(
            home,
            "mariadbd",
            data,
            "--port=" + chosen,
            "--bind-address=" + LocalAws.HOST,
            "--socket=" + socket(folder),
            "--pid-file=" + pid,
            "--init-file=" + start,
            // A key is made at every start, for some seconds; nobody listens in on this machine.
            "--skip-ssl");
    Process process = ServerProcess.start(mariadbd, log);
    ServerProcess.awaitPort(process, chosen, log);
    return new EmbeddedMariaDb(process, chosen);
  }

  /** A socket's path has 107 bytes at most. */
  private static Path socket(Path folder) {
    return Path.of(
        System.getProperty("java.io.tmpdir"), "locator-" + Integer.toHexString(folder.hashCode()));
  }

  private static Path home(String server) throws IOException {
    if (server.isEmpty()) {
      for (String place : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
        Path found = Path.of(place, "mariadbd");
        if (Files.isExecutable(found)) {
          return found.toRealPath().resolve("../..").normalize();
        }
      }
      throw new IOException("there is no mariadbd on the PATH");
    }
    // A jar does not say who may run what.
    for (String programs : List.of("bin", "scripts")) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(server, programs))) {
        files.forEach(file -> file.toFile().setExecutable(true));
      }
    }
    return Path.of(server);
  }

  private static ProcessBuilder program(Path home, String program, Path data, String... options)
      throws IOException {
    for (String folder : List.of("bin", "sbin", "scripts")) {
      Path file = home.resolve(folder).resolve(program);
      if (Files.isExecutable(file)) {
        List<String> command =
            new ArrayList<>(
                List.of(
                    file.toString(), "--no-defaults", "--basedir=" + home, "--datadir=" + data));
        if (System.getProperty("user.name").equals("root")) {
          command.add("--user=root");
        }
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("LD_LIBRARY_PATH", home.resolve("libs").toString());
        return builder;
      }
    }
    throw new IOException("there is no " + program + " in " + home);
  }

  @Override
  public String url() {
    return "jdbc:mariadb://%1$s:%2$d/%3$s?user=%3$s"
        .formatted(LocalAws.HOST, port, LocalDatabase.DATABASE);
  }

  @Override
  public String client() {
    return "mariadb -h %1$s -P %2$d -u %3$s %3$s -e %4$s"
        .formatted(LocalAws.HOST, port, LocalDatabase.DATABASE, LocalDatabase.QUESTION);
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
    }
  }
}
