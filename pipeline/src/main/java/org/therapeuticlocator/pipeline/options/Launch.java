package org.therapeuticlocator.pipeline.options;

import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What whoever started the JVM tells it: the run scripts, or Flink's command.
 *
 * @param home the project's folder; empty: the working folder
 * @param command what was typed, without arguments
 * @param runner the class of the runner, unless an option names another
 * @param clusterJar what a Flink cluster gets; null: nobody says
 * @param logs folder for a log of each run; null: logging is left as it is
 * @param resume the file for the command that resumes a run, from which it is told where the memory
 *     was not enough; null: nobody does
 * @param terminal whether standard error is one
 * @param columns its width
 * @param flinkMaster the cluster that Flink's command is set to; null where it is not running us
 */
public record Launch(
    Path home,
    List<String> command,
    String runner,
    @Nullable String clusterJar,
    @Nullable Path logs,
    @Nullable Path resume,
    boolean terminal,
    int columns,
    @Nullable String flinkMaster) {
  private static final String COLUMNS = "80";

  /** By the system properties {@code locator.*} that the run scripts set. */
  public static Launch byScript(Properties properties) {
    return new Launch(
        home(properties),
        List.of(properties.getProperty("locator.command", "./run-direct.sh")),
        properties.getProperty("locator.runner", "DirectRunner"),
        properties.getProperty("locator.clusterJar"),
        path(properties, "locator.logs"),
        path(properties, "locator.resume"),
        Boolean.parseBoolean(properties.getProperty("locator.terminal")),
        columns(properties.getProperty("locator.columns", COLUMNS)),
        null);
  }

  /** By {@code flink run}, which {@code command} calls again; its own logging stays. */
  public static Launch byFlink(List<String> command, String master, Properties properties) {
    Path home = home(properties);
    int columns = columns(COLUMNS);
    return new Launch(home, command, "FlinkRunner", null, null, null, false, columns, master);
  }

  private static Path home(Properties properties) {
    return Path.of(properties.getProperty("locator.home", ""));
  }

  private static @Nullable Path path(Properties properties, String name) {
    String path = properties.getProperty(name);
    return path == null ? null : Path.of(path);
  }

  private static int columns(String text) {
    return Integer.parseInt(text.matches("[0-9]{1,9}") ? text : COLUMNS);
  }
}
