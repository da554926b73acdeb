package org.therapeuticlocator.localstack;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL that somebody has installed, where none is built in.
 *
 * @param programs the folder of {@code initdb} and {@code pg_ctl}
 */
record InstalledPostgreSql(Path programs, Path folder) implements Closeable {
  /** Starts it and waits until it answers. */
  static InstalledPostgreSql start(Path programs, Path folder, int port) throws IOException {
    InstalledPostgreSql server = new InstalledPostgreSql(programs, folder);
    if (!Files.exists(server.data().resolve("PG_VERSION"))) {
      server.run("initdb", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C");
    }
    String settings =
        "-p %d -c listen_addresses=%s -c unix_socket_directories=''".formatted(port, LocalAws.HOST);
    server.run("pg_ctl", "start", "-w", "-l", server.log().toString(), "-o", settings);
    return server;
  }

  @Override
  public void close() throws IOException {
    run("pg_ctl", "stop", "-w", "-m", "fast");
  }

  private void run(String program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(programs.resolve(program).toString()));
    command.addAll(List.of(arguments));
    command.addAll(List.of("-D", data().toString()));
    ServerProcess.run(new ProcessBuilder(command), log());
  }

  private Path data() {
    return folder.resolve("data");
  }

  private Path log() {
    return folder.resolve("server.log");
  }
}
