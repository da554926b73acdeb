package org.therapeuticlocator.bench;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What is measured: the program on its runners, and what it is judged by. */
enum Contender {
  DIRECT("direct"),
  FLINK("flink"),
  /** Reads, cleans, removes duplicates and puts the snapshot, on one thread. */
  SNAPSHOT_LOOP("loop: snapshot"),
  /** Writes with one thread. */
  ONE_THREAD("loop: 1 thread"),
  /** Writes with 16 threads. */
  THREADS("loop: 16 threads"),
  /** Writes asynchronously with 16 calls in flight. */
  ASYNC("loop: async 16"),
  /** Python's batch_writer on one thread. */
  BOTO3("boto3: 1 thread"),
  /** Python's batch_writer on eight threads. */
  BOTO3_THREADS("boto3: 8 threads"),
  /** Writes rows over one connection, whose driver makes one statement of a batch. */
  REWRITTEN("loop: rewritten"),
  /** Writes rows over one connection as the driver does it unasked. */
  PLAIN("loop: plain executeBatch"),
  /** Writes rows as {@link #REWRITTEN} over four connections. */
  CONNECTIONS("loop: rewritten, 4 connections");

  final String label;

  Contender(String label) {
    this.label = label;
  }

  boolean isProgram() {
    return this == DIRECT || this == FLINK;
  }

  /** Whether it is measured on databases; else it is on DynamoDB. */
  boolean isOn(boolean relational) {
    return isProgram() || relational == (this == REWRITTEN || this == PLAIN || this == CONNECTIONS);
  }

  boolean isPython() {
    return this == BOTO3 || this == BOTO3_THREADS;
  }

  /**
   * The command that loads {@code file}.
   *
   * @param work folder for the class archives of the loops
   * @param address DynamoDB's endpoint, or a database's URL
   * @param name of the bucket and of the table, both there
   */
  List<String> command(
      Bench.Options options, Path work, Path file, URI s3, String address, String name) {
    return switch (this) {
      case DIRECT, FLINK ->
          List.of(
              options.program().resolve("run-" + label + ".sh").toString(),
              "--input=" + file,
              "--s3Endpoint=" + s3,
              (options.isRelational() ? "--destination=" : "--dynamodbEndpoint=") + address,
              "--awsRegion=us-east-1",
              "--bucket=" + name,
              "--table=" + name,
              "--json");
      case SNAPSHOT_LOOP -> loop("snapshot", work, file, s3.toString(), name);
      case ONE_THREAD -> loop("one", work, file, address, name);
      case THREADS -> loop("threads", work, file, address, name);
      case ASYNC -> loop("async", work, file, address, name);
      case REWRITTEN -> loop("rewritten", work, file, address, name);
      case PLAIN -> loop("plain", work, file, address, name);
      case CONNECTIONS -> loop("connections", work, file, address, name);
      case BOTO3 -> python(1, options, file, address, name);
      case BOTO3_THREADS -> python(8, options, file, address, name);
    };
  }

  /** With the JVM flags of the program's scripts; a class archive too, which takes jars alone. */
  private static List<String> loop(String kind, Path work, Path file, String address, String name) {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:+UseParallelGC");
    if (Stream.of(classPath.split(File.pathSeparator, -1)).allMatch(jar -> jar.endsWith(".jar"))) {
      Path archive = work.resolve(kind + ".jsa");
      boolean made = archive.toFile().exists();
      command.add((made ? "-XX:SharedArchiveFile=" : "-XX:ArchiveClassesAtExit=") + archive);
      command.add("-Xlog:disable");
      command.add("-Xlog:all=off");
    }
    command.addAll(List.of("-cp", classPath, Loop.class.getName()));
    command.addAll(List.of(kind, file.toString(), address, name));
    return command;
  }

  private static List<String> python(
      int threads, Bench.Options options, Path file, String dynamodb, String table) {
    return List.of(
        "python3",
        options.boto3().toString(),
        file.toString(),
        dynamodb,
        table,
        String.valueOf(threads));
  }
}
