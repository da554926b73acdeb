package org.therapeuticlocator.pipeline.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.therapeuticlocator.pipeline.Main;
import org.therapeuticlocator.pipeline.it.Project;

/** The program in a JVM of its own, whose streams and logs go into a folder. */
final class LoaderJvm implements AutoCloseable {
  private final Process process;
  private final Path folder;

  private LoaderJvm(Process process, Path folder) {
    this.process = process;
    this.folder = folder;
  }

  /**
   * Starts it.
   *
   * @param log whether a log file is kept, as the run scripts do; else logs go to standard error
   */
  static LoaderJvm start(Path folder, boolean log, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(Project.quickJava());
    command.add("-Daws.accessKeyId=" + Servers.ACCESS_KEY);
    command.add("-Daws.secretAccessKey=" + Servers.ACCESS_KEY);
    if (log) {
      command.add("-Dlocator.logs=" + folder);
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    return new LoaderJvm(builder.start(), folder);
  }

  /** As {@code kill -9} does; returns when it is dead. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** As {@code kill} does. */
  void terminate() {
    process.destroy();
  }

  /** How it ended, within {@code seconds}. */
  Outcome await(int seconds) throws IOException, InterruptedException {
    if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
      throw new AssertionError("still running after " + seconds + " s:\n" + text("err"));
    }
    return new Outcome(process.exitValue(), text("out"), text("err"));
  }

  private String text(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  /** Everything that it wrote onto streams and into logs. */
  String everythingSaid() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
