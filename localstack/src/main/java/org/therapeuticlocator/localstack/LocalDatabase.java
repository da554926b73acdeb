package org.therapeuticlocator.localstack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.PropertyResolver;

/**
 * A database server on 127.0.0.1 until SIGTERM; what it holds lies in one folder and is there again
 * at the next start. Anybody on this machine may use it, as the local AWS.
 */
public final class LocalDatabase {
  private static final Logger LOG = LoggerFactory.getLogger(LocalDatabase.class);
  private static final String USAGE =
      "LocalDatabase --kind=postgresql|mysql --data=DIR [--port=N] [--server=DIR]"
          + " [--exitWithStdin]; port 0: any free one; server: MariaDB's, else that of the PATH, or"
          + " the programs of PostgreSQL's, else that of the jar";

  /** The database that is there from the start. */
  static final String DATABASE = "locator";

  /** What one looks inside for. */
  static final String QUESTION =
      "'SELECT provider_name, city, courses_available FROM providers LIMIT 5'";

  private LocalDatabase() {}

  /** A server that runs. */
  interface Running extends AutoCloseable {
    /** Its user included: {@code jdbc:postgresql://127.0.0.1:5432/locator?user=postgres}. */
    String url();

    /** The command that looks inside. */
    String client();

    @Override
    void close() throws IOException;
  }

  /** Ends with status 1 when the server cannot start, 2 for wrong options. */
  public static void main(String[] args) {
    Locale.setDefault(Locale.ROOT);
    PropertyResolver options = LocalAws.options(args);
    if (!options.containsProperty("data") || !options.containsProperty("kind")) {
      System.err.println(USAGE);
      System.exit(2);
      return;
    }
    if (options.containsProperty("exitWithStdin")) {
      LocalAws.exitWithStdin();
    }
    try {
      start(options);
    } catch (Exception e) {
      LOG.error("LocalDatabase did not start: {}", String.join(" ", args), e);
      // Not halt: a server that has started already is stopped.
      System.exit(1);
    }
  }

  private static void start(PropertyResolver options) throws Exception {
    Path path = Path.of(options.getRequiredProperty("data")).toAbsolutePath().normalize();
    DataFolder data = DataFolder.take(path);
    int port = options.getProperty("port", Integer.class, 0);
    String programs = options.getProperty("server", "");
    Running server =
        options.getRequiredProperty("kind").equals("postgresql")
            ? EmbeddedPostgreSql.start(path, port, programs)
            : EmbeddedMariaDb.start(path, port, programs);
    String endpoints = "url=%s%nclient=%s".formatted(server.url(), server.client());
    data.publish(LocalDatabase.class, endpoints, server, () -> {});
    System.out.println(server.url());
    new CountDownLatch(1).await();
  }
}
