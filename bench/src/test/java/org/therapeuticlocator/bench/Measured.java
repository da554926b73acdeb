package org.therapeuticlocator.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What one process took, from its start to its end.
 *
 * @param cpuSeconds as the system told last, at most 20 ms before the end
 * @param peakMegabytes largest resident set; 0 where the system has no /proc
 * @param lastLine of its standard output
 */
record Measured(double seconds, double cpuSeconds, long peakMegabytes, String lastLine) {
  private static final int SAMPLE_MILLIS = 20;

  /**
   * Runs a command.
   *
   * @throws IllegalStateException with all that it printed, unless it ends with 0
   */
  static Measured run(List<String> command, Map<String, String> environment, Path folder)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().putAll(environment);
    long start = System.nanoTime();
    Process process = builder.start();
    Duration cpu = Duration.ZERO;
    long peak = 0;
    do {
      cpu = process.info().totalCpuDuration().orElse(cpu);
      peak = Math.max(peak, peakMegabytes(process.pid()));
    } while (!process.waitFor(SAMPLE_MILLIS, TimeUnit.MILLISECONDS));
    double seconds = (System.nanoTime() - start) / 1e9;
    String printed = Files.readString(out, StandardCharsets.UTF_8);
    if (process.exitValue() != 0) {
      throw new IllegalStateException(
          String.join(" ", command)
              + " ended with "
              + process.exitValue()
              + System.lineSeparator()
              + printed
              + Files.readString(err, StandardCharsets.UTF_8));
    }
    String last = printed.lines().reduce("", (before, line) -> line);
    Files.delete(out);
    Files.delete(err);
    return new Measured(seconds, cpu.toMillis() / 1e3, peak, last);
  }

  private static long peakMegabytes(long pid) {
    try (var lines = Files.lines(Path.of("/proc", String.valueOf(pid), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1_024)
          .findFirst()
          .orElse(0);
    } catch (IOException | java.io.UncheckedIOException e) {
      return 0;
    }
  }
}
