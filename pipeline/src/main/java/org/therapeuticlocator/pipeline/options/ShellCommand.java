package org.therapeuticlocator.pipeline.options;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A command of this program, to be typed into a shell. Immutable. */
public record ShellCommand(List<String> words) {
  /** What {@code launch} says was typed, with {@code arguments}; the runner is the script's. */
  public static ShellCommand of(Launch launch, String[] arguments) {
    List<String> words = new ArrayList<>(launch.command());
    Arrays.stream(arguments)
        .filter(argument -> !argument.startsWith("--runner="))
        .forEach(words::add);
    return new ShellCommand(List.copyOf(words));
  }

  /** Without these options, with or without a value. */
  public ShellCommand without(String... options) {
    Set<String> gone = Set.of(options);
    return new ShellCommand(
        words.stream().filter(word -> !gone.contains(word.split("=", 2)[0])).toList());
  }

  /** With an option at its end, instead of another value of it. */
  public ShellCommand with(String option, String value) {
    List<String> all = new ArrayList<>(without(option).words);
    all.add(option + '=' + value);
    return new ShellCommand(List.copyOf(all));
  }

  /** What does the stages of the run that are left. */
  public ShellCommand goingOnWith(String runId) {
    return without("--dryRun", "--stages").with("--runId", runId);
  }

  /** As a shell reads it. */
  @Override
  public String toString() {
    return words.stream().map(ShellCommand::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
