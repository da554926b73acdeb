package org.therapeuticlocator.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.console.Announcements;
import org.therapeuticlocator.pipeline.console.Console;
import org.therapeuticlocator.pipeline.outcome.RunOutcome;

/**
 * Says how to go on when a signal ends the run. The JVM's own exit status is then 130 for SIGINT
 * and 143 for SIGTERM.
 */
final class ShutdownHook implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(ShutdownHook.class.getName());

  private final Console console;
  private final @Nullable Path resumeFile;
  private final Thread hook;
  private volatile @Nullable String resumeCommand;
  private volatile Runnable first = () -> {};
  private volatile boolean begun;

  /**
   * Told on {@code console}.
   *
   * @param resumeFile for the command that resumes the run: a process whose memory is used up
   *     cannot say it any more, so {@code pipeline/out-of-memory.sh} does. Null: nobody reads it
   */
  ShutdownHook(Console console, @Nullable Path resumeFile) {
    this.console = console;
    this.resumeFile = resumeFile;
    this.hook = new Thread(this::interrupted, "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** From here on a run can be resumed. */
  void resumeWith(String command) {
    resumeCommand = command;
    keepResumeCommand(command);
  }

  /** The command that resumes the run; null before there is one. */
  @Nullable String resumeCommand() {
    return resumeCommand;
  }

  /** What is to be done when a signal comes, in a few seconds. */
  void first(Runnable action) {
    first = action;
  }

  private void interrupted() {
    begun = true;
    first.run();
    new Announcements(console).outcome(RunOutcome.interrupted(resumeCommand), null);
    keepResumeCommand(null);
  }

  /** Null: the process ends in a way that it can tell. */
  private void keepResumeCommand(@Nullable String command) {
    try {
      if (resumeFile != null && command == null) {
        Files.deleteIfExists(resumeFile);
      } else if (resumeFile != null) {
        Files.writeString(resumeFile, command + '\n');
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, "out of memory would be told without the command that resumes", e);
    }
  }

  /** During shutdown blocks for ever, so that failures caused by it are not reported. */
  void awaitEnd() {
    while (begun) {
      LockSupport.park(hook);
    }
  }

  @Override
  public void close() {
    keepResumeCommand(null);
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is going down already, and the hook with it.
      return;
    }
  }
}
