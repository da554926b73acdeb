package org.therapeuticlocator.pipeline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.therapeuticlocator.pipeline.flink.FlinkCli;

/** What holds where the user says nothing: the sample without arguments, and how runners run. */
final class Defaults {
  private static final String RUNNER = "--runner=";
  private static final String CLUSTER = "--flinkMaster=[^\\[].*";

  private Defaults() {}

  /** The project's folder, where the run scripts say it is. */
  static Path home() {
    return Path.of(System.getProperty("locator.home", ""));
  }

  /** No arguments are the same as the sample on the local AWS, and a report to open. */
  static String[] of(String[] arguments) {
    return arguments.length > 0
        ? arguments
        : new String[] {
          "--local",
          "--input=" + home().resolve("sample/therapeutic-locator-sample.csv"),
          "--report=" + home().resolve(".local/report")
        };
  }

  /**
   * Options of the runner, unless the user gives them. DirectRunner: more than 16 writers in
   * flight, who wait on the network, which costs little; its checks of immutability and
   * encodability double time and take seven times the memory, so they are for tests. Flink:
   * elements are never changed, so none need be copied between steps.
   */
  static Map<String, String> ofRunner(String[] arguments) {
    String runner =
        Arrays.stream(arguments)
            .filter(argument -> argument.startsWith(RUNNER))
            .map(argument -> argument.substring(RUNNER.length()))
            .findFirst()
            .orElse(
                FlinkCli.isHere()
                    ? "FlinkRunner"
                    : System.getProperty("locator.runner", "DirectRunner"));
    Map<String, String> defaults = new LinkedHashMap<>();
    defaults.put("runner", runner);
    if (runner.toLowerCase(Locale.ROOT).startsWith("flink")) {
      defaults.putAll(ofFlink(arguments));
    } else {
      defaults.put("targetParallelism", "20");
      defaults.put("enforceImmutability", "false");
      defaults.put("enforceEncodability", "false");
    }
    return defaults;
  }

  private static Map<String, String> ofFlink(String[] arguments) {
    Map<String, String> defaults = new LinkedHashMap<>();
    defaults.put("objectReuse", "true");
    defaults.put("fasterCopy", "true");
    String jar = System.getProperty("locator.clusterJar");
    if (FlinkCli.isHere()) {
      defaults.put("flinkMaster", FlinkCli.MASTER);
    } else if (Arrays.stream(arguments).anyMatch(argument -> argument.matches(CLUSTER))) {
      if (jar != null) {
        defaults.put("filesToStage", jar);
      }
    } else {
      defaults.put("flinkMaster", "[local]");
      defaults.put("parallelism", String.valueOf(Runtime.getRuntime().availableProcessors()));
      Path configuration = home().resolve("pipeline/flink-conf");
      if (Files.isDirectory(configuration)) {
        defaults.put("flinkConfDir", configuration.toString());
      }
    }
    return defaults;
  }
}
