package org.therapeuticlocator.localstack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Processes of database servers: whatever happened before, there is one for a folder. */
final class ServerProcess {
  private static final long PATIENCE_SECONDS = 30;
  private static final long LONGEST_PROGRAM_SECONDS = 60;

  private ServerProcess() {}

  /** Ends what a start of before, whose JVM was killed, left behind. */
  static void endLeft(Path pidFile) throws IOException {
    if (!Files.exists(pidFile)) {
      return;
    }
    String pid = Files.readAllLines(pidFile).stream().findFirst().orElse("").strip();
    Optional<ProcessHandle> left =
        pid.matches("[0-9]+") ? ProcessHandle.of(Long.parseLong(pid)) : Optional.empty();
    String folder = pidFile.resolveSibling("").toString();
    // The pid may be another's by now.
    if (left.flatMap(process -> process.info().commandLine()).orElse("").contains(folder)) {
      left.get().destroy();
      left.get().onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }
  }

  /** Starts a program, whose output is added to {@code log}. */
  static Process start(ProcessBuilder program, Path log) throws IOException {
    return program
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  /**
   * Runs a program to its end.
   *
   * @throws IOException if it fails, or takes more than a minute
   */
  static void run(ProcessBuilder program, Path log) throws IOException {
    String name = String.valueOf(Path.of(program.command().get(0)).getFileName());
    Process process = start(program, log);
    try {
      if (!process.waitFor(LONGEST_PROGRAM_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException(name + " failed; see " + log);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(name + " was interrupted", e);
    }
  }

  /** One that nobody listens on. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Waits until a process listens. */
  static void awaitPort(Process process, int port, Path log)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (true) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
        return;
      } catch (IOException e) {
        if (process.waitFor(20, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
          throw new IOException("it does not answer; see " + log, e);
        }
      }
    }
  }
}
