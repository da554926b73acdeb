package org.therapeuticlocator.pipeline.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.therapeuticlocator.pipeline.Main;

/** The program in a JVM of its own, which can be killed. */
final class LoaderProcess implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofMinutes(3);
  private static final int LOOK_AGAIN_MILLIS = 20;

  private final Process process;
  private final Path err;

  private LoaderProcess(Process process, Path err) {
    this.process = process;
    this.err = err;
  }

  static LoaderProcess start(Path folder, Map<String, String> environment, List<String> arguments)
      throws IOException {
    return start(folder, environment, arguments, List.of(), Main.class);
  }

  static LoaderProcess start(
      Path folder,
      Map<String, String> environment,
      List<String> arguments,
      List<String> properties,
      Class<?> main)
      throws IOException {
    List<String> command = new ArrayList<>(Project.quickJava());
    command.add("-Daws.accessKeyId=" + LocalAwsRule.ACCESS_KEY);
    command.add("-Daws.secretAccessKey=" + LocalAwsRule.ACCESS_KEY);
    command.addAll(properties);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    Path err = Files.createTempFile(folder, "loader", ".err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    builder.environment().putAll(environment);
    return new LoaderProcess(builder.start(), err);
  }

  /** Returns when {@code condition} holds. Each look is a call over the network. */
  void await(String what, BooleanSupplier condition) throws IOException, InterruptedException {
    long end = System.nanoTime() + DEADLINE.toNanos();
    while (!condition.getAsBoolean()) {
      // Without a rest it would take the cores from the process that it waits for.
      if (process.waitFor(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new AssertionError("ended before " + what + ": " + said());
      }
      if (System.nanoTime() > end) {
        throw new AssertionError("not within " + DEADLINE + ": " + what + ": " + said());
      }
    }
  }

  /** As {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    awaitEnd(10);
  }

  /** As {@code kill} does. */
  void terminate() {
    process.destroy();
  }

  /** The exit status. */
  int awaitEnd(int seconds) throws InterruptedException {
    if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
      throw new AssertionError("still running after " + seconds + " s");
    }
    return process.exitValue();
  }

  /** What it wrote to standard error. */
  String said() throws IOException {
    return Files.readString(err);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
