package org.therapeuticlocator.pipeline.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The project's local AWS in a JVM of its own, on free ports, until this JVM ends. */
public record LocalAwsServer(Process process, Path data, URI s3, URI dynamodb) {
  static final Path MODULE = Project.folder().resolveSibling("localstack");

  /** The one server of this JVM. */
  public static LocalAwsServer running() {
    return Holder.SERVER;
  }

  private static final class Holder {
    static final LocalAwsServer SERVER = start();
  }

  private static LocalAwsServer start() {
    try {
      Path data = Files.createTempDirectory("local-aws");
      Path log = data.resolve("server.log");
      Process process =
          new ProcessBuilder(
                  Project.java(),
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
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process, data), "end-local-aws"));
      BufferedReader output = process.inputReader(UTF_8);
      if (output.readLine() == null) {
        throw new IllegalStateException("the local AWS did not start: " + Files.readString(log));
      }
      Properties endpoints = new Properties();
      try (Reader reader = Files.newBufferedReader(data.resolve("endpoints.properties"))) {
        endpoints.load(reader);
      }
      return new LocalAwsServer(
          process,
          data,
          URI.create(endpoints.getProperty("s3")),
          URI.create(endpoints.getProperty("dynamodb")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path jar() {
    Path jar = MODULE.resolve("target/therapeutic-locator-localstack.jar");
    if (Files.isRegularFile(jar)) {
      return jar;
    }
    throw new IllegalStateException("no " + jar + ": build it with mvn -pl localstack package");
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
