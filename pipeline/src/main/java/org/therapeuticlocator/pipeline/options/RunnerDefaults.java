package org.therapeuticlocator.pipeline.options;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What holds where the user says nothing: the sample without arguments, and how runners run. */
public record RunnerDefaults(Launch launch) {
  /** The DirectRunner's {@code targetParallelism} that is chosen for each stage. */
  public static final int BY_STAGE = 0;

  private static final String RUNNER = "--runner=";
  private static final String CLUSTER = "--flinkMaster=[^\\[].*";

  /** No arguments are the same as the sample on the local AWS, and a report to open. */
  public String[] arguments(String[] typed) {
    return typed.length > 0
        ? typed
        : new String[] {
          "--local",
          "--input=" + launch.home().resolve("sample/therapeutic-locator-sample.csv"),
          "--report=" + launch.home().resolve(".local/report")
        };
  }

  /**
   * Options of the runner, unless the user gives them. DirectRunner: workers as each stage needs
   * them; its checks of immutability and encodability double time and take seven times the memory,
   * so they are for tests. Flink: elements are never changed, so none need be copied between steps.
   */
  public Map<String, String> ofRunner(String[] arguments) {
    String runner =
        Arrays.stream(arguments)
            .filter(argument -> argument.startsWith(RUNNER))
            .map(argument -> argument.substring(RUNNER.length()))
            .findFirst()
            .orElse(launch.runner());
    Map<String, String> defaults = new LinkedHashMap<>();
    defaults.put("runner", runner);
    if (runner.toLowerCase(Locale.ROOT).startsWith("flink")) {
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
    if (launch.flinkMaster() != null) {
      defaults.put("flinkMaster", launch.flinkMaster());
    } else if (Arrays.stream(arguments).anyMatch(argument -> argument.matches(CLUSTER))) {
      if (launch.clusterJar() != null) {
        defaults.put("filesToStage", launch.clusterJar());
      }
    } else {
      defaults.put("flinkMaster", "[local]");
      defaults.put("parallelism", String.valueOf(Runtime.getRuntime().availableProcessors()));
      Path configuration = launch.home().resolve("pipeline/flink-conf");
      if (Files.isDirectory(configuration)) {
        defaults.put("flinkConfDir", configuration.toString());
      }
    }
  }
}
