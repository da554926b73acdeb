package org.therapeuticlocator.pipeline.scripts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A script at work; its streams go into files. */
public final class Script implements AutoCloseable {
  // Maven builds the project, on a machine that does other things too.
  private static final int SECONDS = 600;

  private final Process process;
  private final Path folder;

  private Script(Process process, Path folder) {
    this.process = process;
    this.folder = folder;
  }

  /**
   * How it ended.
   *
   * @param status the exit status
   * @param out what it wrote to standard output
   * @param err what it wrote to standard error
   */
  public record Ended(int status, String out, String err) {
    /** The line that begins with {@code label}, without it; the label is a line's begin or all. */
    public String after(String label) {
      List<String> lines = (out + err).lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        if (lines.get(i).equals(label)) {
          return lines.get(i + 1).strip();
        }
        if (lines.get(i).startsWith(label)) {
          return lines.get(i).substring(label.length()).strip();
        }
      }
      throw new AssertionError("no line '" + label + "' in " + this);
    }
  }

  static Script start(ProcessBuilder builder, Path folder) throws IOException {
    builder.redirectOutput(folder.resolve("out").toFile());
    builder.redirectError(folder.resolve("err").toFile());
    Process process = builder.start();
    process.getOutputStream().close();
    return new Script(process, folder);
  }

  /** Waits to its end. */
  public Ended await() throws IOException, InterruptedException {
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("still running: " + said());
    }
    return new Ended(
        process.exitValue(), Files.readString(folder.resolve("out")), Files.readString(err()));
  }

  /** Returns as soon as {@code condition} holds. */
  void await(String what, BooleanSupplier condition) throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new AssertionError("did not come: " + what + ": " + said());
      }
      Thread.onSpinWait();
    }
  }

  /** Sends it a signal, INT or KILL. */
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
  }

  /** What it has written to standard error. */
  String said() {
    try {
      return Files.readString(err());
    } catch (IOException e) {
      return e.toString();
    }
  }

  private Path err() {
    return folder.resolve("err");
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
