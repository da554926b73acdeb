package org.therapeuticlocator.pipeline;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.console.Console;
import org.therapeuticlocator.pipeline.console.Failures;
import org.therapeuticlocator.pipeline.outcome.RunOutcome;

/**
 * Says how to go on when a signal ends the run. The JVM's own exit status is then 130 for SIGINT
 * and 143 for SIGTERM.
 */
final class ShutdownHook implements AutoCloseable {
  private final Console console;
  private final Thread hook;
  private volatile @Nullable String resumeCommand;
  private volatile Runnable first = () -> {};
  private volatile boolean begun;

  ShutdownHook(Console console) {
    this.console = console;
    this.hook = new Thread(this::interrupted, "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** From here on a run can be resumed. */
  void resumeWith(String command) {
    resumeCommand = command;
    ResumeFile.write(command);
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
    new Failures(console).tell(RunOutcome.interrupted(resumeCommand), null);
    ResumeFile.delete();
  }

  /** During shutdown blocks for ever, so that failures caused by it are not reported. */
  void awaitEnd() {
    while (begun) {
      LockSupport.park(hook);
    }
  }

  @Override
  public void close() {
    ResumeFile.delete();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is going down already, and the hook with it.
      return;
    }
  }
}
