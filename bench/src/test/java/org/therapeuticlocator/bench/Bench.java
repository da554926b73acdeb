package org.therapeuticlocator.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures the program and what it is judged by, in interleaved rounds: each round runs all of them
 * once, so that what the machine does beside meets them alike.
 */
final class Bench {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> CREDENTIALS =
      Map.of(
          "AWS_ACCESS_KEY_ID", "bench",
          "AWS_SECRET_ACCESS_KEY", "bench",
          "AWS_EC2_METADATA_DISABLED", "true");

  // Of a call, and of a round trip.
  private static final Duration LATENCY = Duration.ofMillis(10);

  private final Options options;
  private final Path work;
  private final Servers servers;
  private final List<Result> results = new ArrayList<>();

  /**
   * What the command line says.
   *
   * @param program the checkout that is measured
   * @param boto3 Python's loop; measured where Python has boto3
   * @param at {@code stub}, {@code embedded}, or both; of a database {@code loopback}, {@code 10ms}
   */
  record Options(
      String destination,
      Path program,
      Path boto3,
      int rows,
      int rounds,
      List<String> at,
      List<Contender> contenders,
      Path json) {
    static Options of(Path project, String... args) {
      Map<String, String> given = new HashMap<>();
      for (String arg : args) {
        int equals = arg.indexOf('=');
        if (equals < 0) {
          throw new IllegalArgumentException(arg + " has no value");
        }
        given.put(arg.substring(0, equals), arg.substring(equals + 1));
      }
      String destination = given.getOrDefault("--destination", "dynamodb");
      boolean relational = Database.KINDS.contains(destination);
      List<Contender> contenders = new ArrayList<>(List.of(Contender.values()));
      contenders.removeIf(contender -> !contender.isOn(relational));
      String names = given.remove("--only");
      if (names != null) {
        List<String> only = List.of(names.split(",", -1));
        contenders.removeIf(contender -> only.stream().noneMatch(contender.label::contains));
      }
      Options options =
          new Options(
              destination,
              Path.of(given.getOrDefault("--program", project.toString())).toAbsolutePath(),
              project.resolve("bench/boto3_batch_writer.py"),
              Integer.parseInt(given.getOrDefault("--rows", "69184")),
              Integer.parseInt(given.getOrDefault("--rounds", "3")),
              List.of(
                  given
                      .getOrDefault("--at", relational ? "loopback,10ms" : "stub,embedded")
                      .split(",", -1)),
              contenders,
              Path.of(given.getOrDefault("--out", project + "/bench/target/bench.json")));
      List.of("--destination", "--program", "--rows", "--rounds", "--at", "--out")
          .forEach(given::remove);
      if (!given.isEmpty()) {
        throw new IllegalArgumentException(
            String.join(", ", given.keySet())
                + ": unknown; there are --destination=dynamodb,postgresql,mariadb --rows=N"
                + " --rounds=N --at=stub,embedded or --at=loopback,10ms"
                + " --only=direct,flink,loop,boto3 --program=DIR --out=FILE");
      }
      if (!relational && !destination.equals("dynamodb")) {
        throw new IllegalArgumentException(
            "--destination=" + destination + " is none of dynamodb, postgresql, mariadb");
      }
      List<String> places = relational ? List.of("loopback", "10ms") : List.of("stub", "embedded");
      if (!places.containsAll(options.at())) {
        throw new IllegalArgumentException("--at is not of " + String.join(", ", places));
      }
      if (destination.equals("mariadb")) {
        Database.mariaDb(project);
      }
      return options;
    }

    boolean isRelational() {
      return Database.KINDS.contains(destination);
    }
  }

  private Bench(Options options, Path work, Servers servers) {
    this.options = options;
    this.work = work;
    this.servers = servers;
  }

  /** Prints the table, and writes it as JSON. */
  public static void main(String[] args) throws Exception {
    Path project = Path.of(System.getProperty("bench.project"));
    Options options;
    try {
      options = Options.of(project, args);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
      return;
    }
    List<Result> results = run(project, options);
    Report report = new Report(results);
    System.out.println(report.text());
    Files.createDirectories(options.json().toAbsolutePath().getParent());
    JSON.writerWithDefaultPrettyPrinter().writeValue(options.json().toFile(), report.figures());
    System.out.println("All figures: " + options.json());
    System.exit(0);
  }

  /** Runs all rounds. */
  static List<Result> run(Path project, Options options) throws Exception {
    Path work = Files.createTempDirectory("bench");
    try (Servers servers = Servers.start(project, work, options, LATENCY)) {
      Bench bench = new Bench(options, work, servers);
      bench.run(project.resolve("sample/therapeutic-locator-sample.csv"));
      return bench.results;
    }
  }

  private void run(Path sample) throws Exception {
    Path today = work.resolve("today.csv.gz");
    Path tomorrow = work.resolve("tomorrow.csv.gz");
    Feed.write(today, options.rows(), false);
    Feed.write(tomorrow, options.rows(), true);
    boolean boto3 = hasBoto3();
    // What is measured has its class archive from the round before the first.
    for (int round = 0; round <= options.rounds(); round++) {
      for (String at : options.at()) {
        for (Contender contender : options.contenders()) {
          if (contender.isPython() && !boto3) {
            continue;
          }
          Path warmUp = round == 0 ? sample : today;
          String name = servers.create(at, contender.name() + round);
          load(at, "first", contender, round, warmUp, name);
          if (contender.isProgram() && round > 0) {
            load(at, "again", contender, round, today, name);
            load(at, "churn", contender, round, tomorrow, name);
            if (at.equals("embedded")) {
              String small = servers.create(at, "sample" + contender.name() + round);
              load(at, "sample", contender, round, sample, small);
              load(at, "sample again", contender, round, sample, small);
            }
          }
          servers.drop(name);
        }
      }
    }
  }

  private void load(String at, String load, Contender contender, int round, Path file, String name)
      throws Exception {
    if (round == 0 && contender.isPython()) {
      return;
    }
    servers.reset();
    Path input = contender.isProgram() || !file.toString().endsWith(".csv") ? file : zipped(file);
    Measured measured =
        Measured.run(
            contender.command(options, work, input, servers.s3(), servers.address(at), name),
            CREDENTIALS,
            work);
    JsonNode printed = JSON.readTree(measured.lastLine());
    Result result = Result.of(at, load, contender, round, measured, printed, servers.stats(name));
    if (round > 0) {
      results.add(result);
      System.err.println(result.inWords());
    }
  }

  private Path zipped(Path file) throws IOException {
    Path zipped = work.resolve(file.getFileName() + ".gz");
    try (var out = new java.util.zip.GZIPOutputStream(Files.newOutputStream(zipped))) {
      Files.copy(file, out);
    }
    return zipped;
  }

  private static boolean hasBoto3() throws InterruptedException {
    try {
      return new ProcessBuilder("python3", "-c", "import boto3").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
