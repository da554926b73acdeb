package org.therapeuticlocator.pipeline.engine.flink;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.therapeuticlocator.pipeline.failure.UsageException;

/** Flink's own command, {@code bin/flink run}, when it has called our main. */
public final class FlinkCli {
  /** The master by which Beam's runner submits to the cluster that the command is set to. */
  public static final String MASTER = "[auto]";

  private static final String REMOTE = "remote";
  private static final java.util.logging.Logger JDK_LOG = java.util.logging.Logger.getLogger("");

  private FlinkCli() {}

  /** Whether main was called by it: it loads programs by a class loader of its own. */
  public static boolean isHere() {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    return loader != null && loader.getClass().getName().startsWith("org.apache.flink.");
  }

  /** Has standard output, where Flink prints counters, and the JDK's logging go into its log. */
  public static void takeOutput() {
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    LogManager.getLogManager().reset();
    JDK_LOG.addHandler(new ToItsLog());
  }

  private static final class ToItsLog extends Handler {
    @Override
    public void publish(LogRecord record) {
      Logger log = LoggerFactory.getLogger(String.valueOf(record.getLoggerName()));
      if (record.getLevel().intValue() >= Level.WARNING.intValue()) {
        log.warn(record.getMessage(), record.getThrown());
      } else {
        log.info(record.getMessage(), record.getThrown());
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  /** The words that call it again on the same jar and cluster. */
  public static List<String> command() {
    String jar = FlinkCli.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    String master = cluster().address().replace("http://", "");
    return List.of("flink", "run", "-m", master, jar);
  }

  /**
   * The cluster that it submits to.
   *
   * @throws UsageException if jobs there cannot be followed over REST
   */
  static FlinkCluster cluster() {
    ReadableConfig config = StreamExecutionEnvironment.getExecutionEnvironment().getConfiguration();
    String target = config.getOptional(DeploymentOptions.TARGET).orElse("none");
    String host = config.getOptional(RestOptions.ADDRESS).orElse("");
    if (!target.equals(REMOTE) || host.isEmpty()) {
      throw new UsageException(
          String.format(
              "flink run is set to the target '%s', where this program cannot find its jobs again."
                  + " Use a session cluster's REST address: flink run -m HOST:PORT, or run-flink.sh"
                  + " or locator-flink with --flinkMaster=HOST:PORT.",
              target));
    }
    return FlinkCluster.at(host + ':' + config.get(RestOptions.PORT));
  }
}
