package org.therapeuticlocator.pipeline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.therapeuticlocator.pipeline.aws.AwsConnection;
import org.therapeuticlocator.pipeline.aws.Endpoint;
import org.therapeuticlocator.pipeline.console.Console;
import org.therapeuticlocator.pipeline.failure.RunFailedException;
import org.therapeuticlocator.pipeline.failure.UsageException;
import org.therapeuticlocator.pipeline.options.Launch;
import software.amazon.awssdk.regions.Region;

/**
 * The AWS on this machine that {@code --local} works on.
 *
 * @param environment may name another folder for its data
 */
record LocalAwsLauncher(Launch launch, Map<String, String> environment, Console console) {
  /** Starts it if it is not up, by {@code localstack/start.sh}, and answers where it is. */
  AwsConnection start() {
    Path script = launch.home().resolve("localstack/start.sh").toAbsolutePath();
    console.phase("Starting the local AWS …");
    try {
      Process process = new ProcessBuilder(script.toString()).redirectErrorStream(true).start();
      process.getOutputStream().close();
      try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          console.verbatim(line);
        }
      }
      if (process.waitFor() != 0) {
        throw new UsageException("The local AWS did not start; its own words stand above.");
      }
      return connection();
    } catch (IOException e) {
      throw new UsageException(
          "The local AWS could not be started with " + script + " (" + e.getMessage() + ").");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunFailedException("Interrupted while the local AWS started.", e);
    }
  }

  private AwsConnection connection() throws IOException {
    String folder = environment.get("LOCAL_AWS_DIR");
    Path data = folder == null ? launch.home().resolve(".local/aws") : Path.of(folder);
    Properties endpoints = new Properties();
    try (InputStream in = Files.newInputStream(data.resolve("endpoints.properties"))) {
      endpoints.load(in);
    }
    return new AwsConnection(
        Region.US_EAST_1, endpoint(endpoints, "s3"), endpoint(endpoints, "dynamodb"), null, true);
  }

  private static Endpoint endpoint(Properties endpoints, String service) {
    return new Endpoint(URI.create(endpoints.getProperty(service)), "--local");
  }
}
