package org.therapeuticlocator.localstack;

import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.FutureTask;
import java.util.logging.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertyResolver;
import org.springframework.core.env.PropertySourcesPropertyResolver;
import org.springframework.core.env.SimpleCommandLinePropertySource;

/**
 * S3 and DynamoDB on 127.0.0.1 until SIGTERM; what they hold lies in one folder and is there again
 * at the next start.
 */
public final class LocalAws {
  static final String HOST = "127.0.0.1";

  private static final Logger LOG = LoggerFactory.getLogger(LocalAws.class);

  private LocalAws() {}

  /**
   * Ends with status 1 when the servers cannot start.
   *
   * @param args {@code --data=DIR}, the folder that holds everything, made if missing; {@code
   *     --s3Port=N} and {@code --dynamodbPort=N}, else any free one; {@code --bucket=NAME} and
   *     {@code --table=NAME}, made if missing, empty for none; {@code --exitWithStdin}
   */
  public static void main(String[] args) {
    // A pid or a date in the digits of another locale is none to those who read it.
    Locale.setDefault(Locale.ROOT);
    // Tomcat logs by java.util.logging, which reads no logback.xml.
    java.util.logging.Logger.getLogger("").setLevel(Level.WARNING);
    try {
      start(args);
    } catch (Exception e) {
      LOG.error("LocalAws did not start: {}", String.join(" ", args), e);
      // The server that did start has threads of its own.
      Runtime.getRuntime().halt(1);
    }
  }

  /** Where a server of ours answers. */
  static URI endpoint(int port) {
    return URI.create("http://" + HOST + ":" + port);
  }

  /** The command line: {@code --name=value}, or {@code --name}. */
  static PropertyResolver options(String... args) {
    MutablePropertySources sources = new MutablePropertySources();
    sources.addLast(new SimpleCommandLinePropertySource(args));
    return new PropertySourcesPropertyResolver(sources);
  }

  private static void start(String... args) throws Exception {
    PropertyResolver options = options(args);
    if (options.containsProperty("exitWithStdin")) {
      exitWithStdin();
    }
    DataFolder data = DataFolder.take(Path.of(options.getRequiredProperty("data")));
    int s3Port = options.getProperty("s3Port", Integer.class, 0);
    int dynamodbPort = options.getProperty("dynamodbPort", Integer.class, 0);
    String bucket = options.getProperty("bucket", "hello-heart-covid-data");
    String table = options.getProperty("table", "providers");
    if (options.containsProperty("s3Only")) {
      EmbeddedS3 s3 = EmbeddedS3.start(data.path().resolve("s3"), s3Port, bucket);
      data.publish(LocalAws.class, "s3=" + s3.endpoint(), s3, () -> {});
      return;
    }
    // Side by side, since each takes a second or more.
    FutureTask<EmbeddedDynamoDb> starting =
        new FutureTask<>(
            () -> EmbeddedDynamoDb.start(data.path().resolve("dynamodb"), dynamodbPort, table));
    new Thread(starting, "start-dynamodb").start();
    EmbeddedS3 s3 = EmbeddedS3.start(data.path().resolve("s3"), s3Port, bucket);
    EmbeddedDynamoDb dynamodb = starting.get();
    String endpoints = "s3=%s%ndynamodb=%s".formatted(s3.endpoint(), dynamodb.endpoint());
    data.publish(LocalAws.class, endpoints, s3, dynamodb);
    System.out.println("S3 " + s3.endpoint() + ", DynamoDB " + dynamodb.endpoint());
  }

  /** For tests: standard input ends when the process that started this one does, killed or not. */
  static void exitWithStdin() {
    Thread watch =
        new Thread(
            new FutureTask<>(
                () -> {
                  System.in.transferTo(OutputStream.nullOutputStream());
                  System.exit(0);
                  return null;
                }),
            "exit-with-stdin");
    watch.setDaemon(true);
    watch.start();
  }
}
