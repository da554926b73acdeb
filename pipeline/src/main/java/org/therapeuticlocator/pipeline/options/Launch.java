package org.therapeuticlocator.pipeline.options;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What whoever started the JVM tells it: the run scripts, or Flink's command; and what holds by it
 * where the user says nothing.
 *
 * @param home the folder of the project or the installed program; empty: the working folder
 * @param state where reports, local servers and the like are kept
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
    Path state,
    List<String> command,
    String runner,
    @Nullable String clusterJar,
    @Nullable Path logs,
    @Nullable Path resume,
    boolean terminal,
    int columns,
    @Nullable String flinkMaster) {
  /** The DirectRunner's {@code targetParallelism} that is chosen for each stage. */
  public static final int BY_STAGE = 0;

  private static final String RUNNER = "--runner=";
  private static final String CLUSTER = "--flinkMaster=[^\\[].*";
  private static final String COLUMNS = "80";

  /** By the system properties {@code locator.*} that the run scripts set. */
  public static Launch byScript(Properties properties) {
    return new Launch(
        home(properties),
        state(properties),
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
    return new Launch(
        home(properties),
        state(properties),
        command,
        "FlinkRunner",
        null,
        null,
        null,
        false,
        columns(COLUMNS),
        master);
  }

  private static Path home(Properties properties) {
    return Path.of(properties.getProperty("locator.home", ""));
  }

  private static Path state(Properties properties) {
    Path named = path(properties, "locator.state");
    return named == null ? home(properties).resolve(".local") : named;
  }

  private static @Nullable Path path(Properties properties, String name) {
    String path = properties.getProperty(name);
    return path == null ? null : Path.of(path);
  }

  private static int columns(String text) {
    return Integer.parseInt(text.matches("[0-9]{1,9}") ? text : COLUMNS);
  }

  /** No arguments are the same as the sample on the local AWS, and a report to open. */
  public String[] arguments(String[] typed) {
    return typed.length > 0
        ? typed
        : new String[] {
          "--local",
          "--input=" + home.resolve("sample/therapeutic-locator-sample.csv"),
          "--report=" + state.resolve("report")
        };
  }

  /**
   * Options of the runner, unless the user gives them. DirectRunner: workers as each stage needs
   * them; its checks of immutability and encodability double time and take seven times the memory,
   * so they are for tests. Flink: elements are never changed, so none need be copied between steps.
   */
  public Map<String, String> runnerDefaults(String[] arguments) {
    String chosen =
        Arrays.stream(arguments)
            .filter(argument -> argument.startsWith(RUNNER))
            .map(argument -> argument.substring(RUNNER.length()))
            .findFirst()
            .orElse(runner);
    Map<String, String> defaults = new LinkedHashMap<>();
    defaults.put("runner", chosen);
    if (chosen.toLowerCase(Locale.ROOT).startsWith("flink")) {
      addFlink(defaults, arguments);
    } else {
      defaults.put("targetParallelism", String.valueOf(BY_STAGE));
      defaults.put("enforceImmutability", "false");
      defaults.put("enforceEncodability", "false");
    }
    return defaults;
  }

  private void addFlink(Map<String, String> defaults, String[] arguments) {
    defaults.put("objectReuse", "true");
    defaults.put("fasterCopy", "true");
    if (flinkMaster != null) {
      defaults.put("flinkMaster", flinkMaster);
    } else if (Arrays.stream(arguments).anyMatch(argument -> argument.matches(CLUSTER))) {
      if (clusterJar != null) {
        defaults.put("filesToStage", clusterJar);
      }
    } else {
      defaults.put("flinkMaster", "[local]");
      defaults.put("parallelism", String.valueOf(Runtime.getRuntime().availableProcessors()));
      Path configuration = home.resolve("pipeline/flink-conf");
      if (Files.isDirectory(configuration)) {
        defaults.put("flinkConfDir", configuration.toString());
      }
    }
  }
}
