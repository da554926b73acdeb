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
  BOTO3_THREADS("boto3: 8 threads");

  final String label;

  Contender(String label) {
    this.label = label;
  }

  boolean isProgram() {
    return this == DIRECT || this == FLINK;
  }

  boolean isPython() {
    return this == BOTO3 || this == BOTO3_THREADS;
  }

  /**
   * The command that loads {@code file}.
   *
   * @param work folder for the class archives of the loops
   * @param name of the bucket and of the table, both there
   */
  List<String> command(
      Bench.Options options, Path work, Path file, URI s3, URI dynamodb, String name) {
    return switch (this) {
      case DIRECT, FLINK ->
          List.of(
              options.program().resolve("run-" + label + ".sh").toString(),
              "--input=" + file,
              "--s3Endpoint=" + s3,
              "--dynamodbEndpoint=" + dynamodb,
              "--awsRegion=us-east-1",
              "--bucket=" + name,
              "--table=" + name,
              "--json");
      case SNAPSHOT_LOOP -> loop("snapshot", work, file, s3, name);
      case ONE_THREAD -> loop("one", work, file, dynamodb, name);
      case THREADS -> loop("threads", work, file, dynamodb, name);
      case ASYNC -> loop("async", work, file, dynamodb, name);
      case BOTO3 -> python(1, options, file, dynamodb, name);
      case BOTO3_THREADS -> python(8, options, file, dynamodb, name);
    };
  }

  /** With the JVM flags of the program's scripts; a class archive too, which takes jars alone. */
  private static List<String> loop(String kind, Path work, Path file, URI endpoint, String name) {
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
    command.addAll(List.of(kind, file.toString(), endpoint.toString(), name));
    return command;
  }

  private static List<String> python(
      int threads, Bench.Options options, Path file, URI dynamodb, String table) {
    return List.of(
        "python3",
        options.boto3().toString(),
        file.toString(),
        dynamodb.toString(),
        table,
        String.valueOf(threads));
  }
}
