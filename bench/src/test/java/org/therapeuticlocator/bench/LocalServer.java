package org.therapeuticlocator.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A server of the local servers' module, which must have been built, in a process of its own that
 * ends with this one.
 *
 * @param line in which it says where it answers
 */
record LocalServer(Process process, String line) implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 30;

  /** Starts it; its line begins with {@code begin}. */
  static LocalServer start(Path project, Path log, String begin, String main, String... arguments)
      throws IOException {
    Path target = project.resolve("localstack/target");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                target.resolve("therapeutic-locator-localstack.jar")
                    + ":"
                    + target.resolve("lib")
                    + "/*",
                "org.therapeuticlocator.localstack." + main,
                "--exitWithStdin"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
    BufferedReader out = process.inputReader();
    String line = out.readLine();
    while (line != null && !line.startsWith(begin)) {
      line = out.readLine();
    }
    if (line == null) {
      throw new IOException(main + " did not start, see " + log);
    }
    return new LocalServer(process, line);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
