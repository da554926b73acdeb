package org.therapeuticlocator.pipeline.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/** The project's local S3 and DynamoDB in a JVM of their own, until this one ends. */
record Servers(URI s3Endpoint, URI dynamodbEndpoint, S3Client s3, DynamoDbClient dynamodb) {
  /** DynamoDB Local takes letters and digits only. */
  static final String ACCESS_KEY = "faulttest";

  private static final Path MODULE =
      Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolveSibling("localstack");

  /** The only ones of this JVM. */
  static Servers running() {
    return Holder.SERVERS;
  }

  private static final class Holder {
    static final Servers SERVERS = start();
  }

  /** The java command that runs this test. */
  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static Servers start() {
    try {
      Path data = Files.createTempDirectory("fault-aws");
      Path log = data.resolve("server.log");
      Process process =
          new ProcessBuilder(
                  java(),
                  "@" + MODULE.resolve("jvm.options"),
                  "-cp",
                  jar().toString(),
                  "org.therapeuticlocator.localstack.LocalAws",
                  "--data=" + data,
                  "--bucket=",
                  "--table=",
                  "--exitWithStdin")
              .redirectError(log.toFile())
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process, data), "end-fault-aws"));
      BufferedReader output = process.inputReader(UTF_8);
      if (output.readLine() == null) {
        throw new IllegalStateException("the local AWS did not start: " + Files.readString(log));
      }
      Properties endpoints = new Properties();
      try (Reader reader = Files.newBufferedReader(data.resolve("endpoints.properties"))) {
        endpoints.load(reader);
      }
      return with(
          URI.create(endpoints.getProperty("s3")), URI.create(endpoints.getProperty("dynamodb")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Servers with(URI s3, URI dynamodb) {
    return new Servers(
        s3,
        dynamodb,
        S3Client.builder()
            .endpointOverride(s3)
            .region(Region.US_EAST_1)
            .forcePathStyle(true)
            .build(),
        DynamoDbClient.builder().endpointOverride(dynamodb).region(Region.US_EAST_1).build());
  }

  private static Path jar() throws IOException {
    try (Stream<Path> files = Files.list(MODULE.resolve("target"))) {
      List<Path> jars =
          files
              .filter(file -> file.toString().matches(".*-localstack-[^-]*(-SNAPSHOT)?\\.jar"))
              .toList();
      if (jars.size() != 1) {
        throw new IllegalStateException("build the local AWS with mvn -pl localstack package");
      }
      return jars.get(0);
    }
  }

  private static void end(Process process, Path data) {
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
      try (Stream<Path> files = Files.walk(data)) {
        files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(file -> file.delete());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
