package org.therapeuticlocator.localstack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** LocalAws in a JVM of its own, on free ports. */
final class RunningAws implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String UNSIGNED =
      "AWS4-HMAC-SHA256 Credential=someone/20240101/eu-west-1/dynamodb/aws4_request,"
          + " SignedHeaders=host, Signature=none";

  final Process process;
  final URI s3;
  final URI dynamodb;

  private RunningAws(Process process, URI s3, URI dynamodb) {
    this.process = process;
    this.s3 = s3;
    this.dynamodb = dynamodb;
  }

  /** Returns when both servers answer. */
  static RunningAws start(Path data) throws IOException {
    Process process = launch(data);
    BufferedReader output = process.inputReader(UTF_8);
    if (output.readLine() == null) {
      throw new IOException("LocalAws is not ready: " + Files.readString(log(data)));
    }
    Properties endpoints = new Properties();
    try (var reader = Files.newBufferedReader(data.resolve("endpoints.properties"))) {
      endpoints.load(reader);
    }
    return new RunningAws(
        process,
        URI.create(endpoints.getProperty("s3")),
        URI.create(endpoints.getProperty("dynamodb")));
  }

  /** Does not wait for anything. */
  static Process launch(Path data) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "@" + System.getProperty("localAws.jvmOptions"),
            "-cp",
            System.getProperty("localAws.jar"),
            "org.therapeuticlocator.localstack.LocalAws",
            "--data=" + data,
            "--exitWithStdin")
        .redirectError(ProcessBuilder.Redirect.appendTo(log(data).toFile()))
        .start();
  }

  private static Path log(Path data) {
    return data.resolveSibling("aws.log");
  }

  /** The answer to a GET. */
  HttpResponse<String> get(String path) throws Exception {
    return HTTP.send(HttpRequest.newBuilder(s3.resolve(path)).build(), BodyHandlers.ofString());
  }

  /** The answer to a PUT. */
  HttpResponse<String> put(String path, String body) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(s3.resolve(path)).PUT(BodyPublishers.ofString(body)).build(),
        BodyHandlers.ofString());
  }

  /** What DynamoDB answers {@code action} with. */
  String call(String action, String json) throws Exception {
    return HTTP.send(
            HttpRequest.newBuilder(dynamodb)
                .header("Authorization", UNSIGNED)
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", "DynamoDB_20120810." + action)
                .POST(BodyPublishers.ofString(json))
                .build(),
            BodyHandlers.ofString())
        .body();
  }

  /** Ends it as {@code kill} does. */
  void terminate() throws InterruptedException {
    process.destroy();
    awaitEnd();
  }

  /** Ends it as {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    awaitEnd();
  }

  void awaitEnd() throws InterruptedException {
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      throw new AssertionError("LocalAws is still running");
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
