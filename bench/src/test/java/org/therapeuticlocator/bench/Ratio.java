package org.therapeuticlocator.bench;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The program beside what it is judged by.
 *
 * @param goal what it shall be; empty where that is not said
 * @param ofRunner by the runner's label
 */
record Ratio(String at, String what, String goal, Map<String, Double> ofRunner) {
  String row() {
    String cells =
        Report.RUNNERS.stream()
            .map(runner -> ofRunner.get(runner.label))
            .map(ratio -> ratio == null ? "" : String.format(Locale.ROOT, "%.2f", ratio))
            .collect(Collectors.joining(" | "));
    return "| %s: %s | %s | %s |\n".formatted(at, what, cells, goal);
  }
}
