package org.therapeuticlocator.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.therapeuticlocator.row.Header;
import org.therapeuticlocator.row.Outcome;
import org.therapeuticlocator.row.RowCleaner;
import org.therapeuticlocator.row.SnapshotLine;
import org.therapeuticlocator.row.UnusableHeaderException;

/** Rows a second on one thread: read as plain CSV, and read, cleaned and formatted. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 2, jvmArgs = "-XX:TieredStopAtLevel=1")
public class CleaningBenchmark {
  private static final int ROWS = 20_000;

  private List<String> rows = List.of();
  private String text = "";
  private Header header = Header.of(List.of());

  /** Prints what each takes for the same rows; the ratio of the two is what counts. */
  public static void main(String[] args) throws RunnerException {
    new Runner(new OptionsBuilder().include(CleaningBenchmark.class.getSimpleName()).build()).run();
  }

  /** The rows of a file as the bench makes it. */
  @Setup
  public void makeRows() throws IOException, UnusableHeaderException {
    Path file = Files.createTempFile("rows", ".csv.gz");
    Feed.write(file, ROWS, false);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      header = Header.parse(lines.readLine());
      rows = lines.lines().toList();
    }
    Files.delete(file);
    text = String.join("\n", rows);
  }

  /** One parser over all of them. */
  @Benchmark
  public void readWithCommonsCsv(Blackhole hole) throws IOException {
    for (CSVRecord row : CSVFormat.RFC4180.parse(new StringReader(text))) {
      hole.consume(row.values());
    }
  }

  /** As the program does. */
  @Benchmark
  public void readCleanAndFormat(Blackhole hole) {
    RowCleaner cleaner = new RowCleaner(header);
    for (String row : rows) {
      Outcome outcome = cleaner.clean(row);
      hole.consume(
          outcome instanceof Outcome.Kept kept ? SnapshotLine.format(kept.provider()) : outcome);
    }
  }
}
