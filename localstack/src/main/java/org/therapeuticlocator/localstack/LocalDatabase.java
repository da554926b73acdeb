package org.therapeuticlocator.localstack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A database server on 127.0.0.1 until SIGTERM; what it holds lies in one folder and is there again
 * at the next start. Anybody on this machine may use it, as the local AWS.
 */
public final class LocalDatabase {
  private static final Logger LOG = LoggerFactory.getLogger(LocalDatabase.class);
  private static final String USAGE =
      "LocalDatabase --kind=postgresql|mysql --data=DIR [--port=N] [--server=DIR]"
          + " [--exitWithStdin]; port 0: any free one; server: MariaDB's, else that of the PATH";

  private LocalDatabase() {}

  /** What one looks inside for. */
  static final String QUESTION =
      "'SELECT provider_name, city, courses_available FROM providers LIMIT 5'";

  /** A server that runs. */
  interface Running extends AutoCloseable {
    /** {@code jdbc:postgresql://127.0.0.1:5432/locator}. */
    String url();

    /** The command that looks inside. */
    String client();

    @Override
    void close() throws IOException;
  }

  /** Ends with status 1 when the server cannot start, 2 for wrong options. */
  public static void main(String[] args) {
    Locale.setDefault(Locale.ROOT);
    Properties options = new Properties();
    for (String arg : args) {
      String[] parts = arg.split("=", 2);
      options.setProperty(parts[0], parts.length < 2 ? "" : parts[1]);
    }
    if (!options.containsKey("--data") || !options.containsKey("--kind")) {
      System.err.println(USAGE);
      System.exit(2);
      return;
    }
    if (options.containsKey("--exitWithStdin")) {
      LocalAws.exitWithStdin();
    }
    Path data = Path.of(options.getProperty("--data")).toAbsolutePath().normalize();
    try {
      start(options, Files.createDirectories(data));
    } catch (Exception e) {
      LOG.error("LocalDatabase did not start in {}", data, e);
      Runtime.getRuntime().halt(1);
    }
  }

  private static void start(Properties options, Path data) throws Exception {
    FileChannel lock =
        FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (lock.tryLock() == null) {
      throw new IOException("another LocalDatabase uses " + data);
    }
    Path endpoint = data.resolve("endpoints.properties");
    Files.deleteIfExists(endpoint);
    int port = Integer.parseInt(options.getProperty("--port", "0"));
    Running server =
        "postgresql".equals(options.getProperty("--kind"))
            ? EmbeddedPostgreSql.start(data, port)
            : EmbeddedMariaDb.start(data, port, options.getProperty("--server", ""));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(endpoint, server, lock), "stop"));
    Path draft = data.resolve("endpoints.properties.draft");
    Files.writeString(
        draft,
        "url=%s%nclient=%s%npid=%d%n"
            .formatted(server.url(), server.client(), ProcessHandle.current().pid()));
    Files.move(
        draft, endpoint, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    System.out.println(server.url());
    new CountDownLatch(1).await();
  }

  private static void stop(Path endpoint, Running server, FileChannel lock) {
    try (lock;
        server) {
      Files.deleteIfExists(endpoint);
    } catch (IOException e) {
      LOG.error("LocalDatabase did not stop cleanly", e);
    }
  }
}
