package org.therapeuticlocator.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says how to go on when a signal ends the run. The JVM's own exit status is then 130 for SIGINT
 * and 143 for SIGTERM.
 */
final class Interruption implements AutoCloseable {
  private final Console console;
  private final Thread hook;
  private volatile @Nullable String resumeCommand;

  Interruption(Console console) {
    this.console = console;
    this.hook = new Thread(this::interrupted, "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** From here on a run can be resumed. */
  void resumeWith(String[] arguments, String runId) {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("locator.command", "./run-direct.sh"));
    Arrays.stream(arguments)
        .filter(argument -> !argument.startsWith("--runId=") && !argument.startsWith("--runner="))
        .forEach(command::add);
    command.add("--runId=" + runId);
    resumeCommand = command.stream().map(Interruption::quoted).collect(Collectors.joining(" "));
  }

  /** The command that resumes the run; null before there is one. */
  @Nullable String resumeCommand() {
    return resumeCommand;
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private void interrupted() {
    console.interrupted(resumeCommand);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is going down already, and the hook with it.
      return;
    }
  }
}
