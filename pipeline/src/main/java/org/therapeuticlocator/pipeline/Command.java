package org.therapeuticlocator.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.therapeuticlocator.pipeline.flink.FlinkCli;

/** A command of this program, to be typed into a shell. Immutable. */
public record Command(List<String> words) {
  /** The run script that was called, with {@code arguments}; the runner is the script's. */
  static Command of(String[] arguments) {
    List<String> words = new ArrayList<>();
    words.addAll(
        FlinkCli.isHere()
            ? FlinkCli.command()
            : List.of(System.getProperty("locator.command", "./run-direct.sh")));
    Arrays.stream(arguments)
        .filter(argument -> !argument.startsWith("--runner="))
        .forEach(words::add);
    return new Command(List.copyOf(words));
  }

  /** Without an option, with or without a value. */
  public Command without(String option) {
    return new Command(
        words.stream()
            .filter(word -> !word.equals(option) && !word.startsWith(option + '='))
            .toList());
  }

  /** With an option at its end, instead of another value of it. */
  public Command with(String option, String value) {
    List<String> all = new ArrayList<>(without(option).words);
    all.add(option + '=' + value);
    return new Command(List.copyOf(all));
  }

  /** What does the stages of the run that are left. */
  public Command goingOnWith(String runId) {
    return without("--dryRun").without("--stages").with("--runId", runId);
  }

  /** As a shell reads it. */
  @Override
  public String toString() {
    return words.stream().map(Command::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
