package org.therapeuticlocator.pipeline;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** What holds where the user says nothing: the sample without arguments, and how runners run. */
final class Defaults {
  private static final String RUNNER = "--runner=";

  private Defaults() {}

  /** The project's folder, where the run scripts say it is. */
  static Path home() {
    return Path.of(System.getProperty("locator.home", ""));
  }

  /** No arguments are the same as the sample on the local AWS. */
  static String[] of(String[] arguments) {
    boolean none = Arrays.stream(arguments).allMatch(argument -> argument.startsWith(RUNNER));
    if (!none) {
      return arguments;
    }
    String[] all = Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--local";
    all[arguments.length + 1] =
        "--input=" + home().resolve("sample/therapeutic-locator-sample.csv");
    return all;
  }

  /**
   * Options of the runner, unless the user gives them. DirectRunner: 16 writers in flight wait on
   * the network, which costs little; its checks of immutability and encodability double time and
   * take seven times the memory, so they are for tests. Flink: elements are never changed, so none
   * need be copied between steps.
   */
  static Map<String, String> ofRunner(String[] arguments) {
    boolean flink =
        Arrays.stream(arguments)
            .anyMatch(argument -> argument.toLowerCase(Locale.ROOT).startsWith(RUNNER + "flink"));
    return flink
        ? Map.of("objectReuse", "true", "fasterCopy", "true")
        : Map.of(
            "targetParallelism", "16",
            "enforceImmutability", "false",
            "enforceEncodability", "false");
  }
}
