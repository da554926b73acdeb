package org.therapeuticlocator.pipeline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.aws.AwsConnection;
import org.therapeuticlocator.pipeline.aws.Endpoint;
import org.therapeuticlocator.pipeline.console.Console;
import org.therapeuticlocator.pipeline.failure.RunFailedException;
import org.therapeuticlocator.pipeline.failure.UsageException;
import org.therapeuticlocator.pipeline.options.Launch;
import software.amazon.awssdk.regions.Region;

/**
 * The servers on this machine that {@code --local} works on. {@code localstack/start.sh} starts
 * each that is not up.
 *
 * @param environment may name other folders for their data
 */
record LocalServers(Launch launch, Map<String, String> environment, Console console) {
  private static final Set<String> DATABASES = Set.of("mysql", "postgresql");

  /**
   * Starts the AWS if it is not up, and answers where it is. An installed program may lack
   * DynamoDB, which a database needs not.
   */
  AwsConnection startAws(String destination) {
    Properties endpoints = start("the local AWS", List.of(), "LOCAL_AWS_DIR", "aws");
    if (!endpoints.containsKey("dynamodb")) {
      if (destination.equals("dynamodb")) {
        throw new UsageException("There is no local DynamoDB; what to do stands above.");
      }
      endpoints.put("dynamodb", endpoints.getProperty("s3"));
    }
    return new AwsConnection(
        Region.US_EAST_1,
        endpoint(endpoints, "s3"),
        endpoint(endpoints, "dynamodb"),
        null,
        null,
        true);
  }

  private static Endpoint endpoint(Properties endpoints, String service) {
    return new Endpoint(URI.create(endpoints.getProperty(service)), "--local");
  }

  /** Starts the database that {@code destination} is, and answers its URL; null if it is none. */
  @Nullable String startDatabase(String destination) {
    return DATABASES.contains(destination)
        ? start("a local database", List.of(destination), "LOCAL_DATABASE_DIR", destination)
            .getProperty("url")
        : null;
  }

  private Properties start(String what, List<String> kind, String variable, String folder) {
    Path script = launch.home().resolve("localstack/start.sh").toAbsolutePath();
    if (!Files.exists(script)) {
      throw new UsageException(
          "--local: the local servers are not part of this installation ("
              + script
              + " is missing). Name a bucket and endpoints of your own instead.");
    }
    console.phase("Starting " + what + " …");
    try {
      ProcessBuilder builder = new ProcessBuilder(script.toString()).redirectErrorStream(true);
      builder.command().addAll(kind);
      Process process = builder.start();
      process.getOutputStream().close();
      try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          console.verbatim(line);
        }
      }
      if (process.waitFor() != 0) {
        throw new UsageException("It did not start: " + what + "; its own words stand above.");
      }
      String other = environment.get(variable);
      Path data = other == null ? launch.state().resolve(folder) : Path.of(other);
      Properties endpoints = new Properties();
      try (InputStream in = Files.newInputStream(data.resolve("endpoints.properties"))) {
        endpoints.load(in);
      }
      return endpoints;
    } catch (IOException e) {
      throw new UsageException(
          "Could not start " + what + " with " + script + " (" + e.getMessage() + ").");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunFailedException("Interrupted while " + what + " started.", e);
    }
  }
}
