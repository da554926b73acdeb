package org.therapeuticlocator.pipeline.console;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.text.Visible;

/** How a run that did not end well is told: what, then where to look, then how to go on. */
public final class Failures {
  private final Console console;

  /** On {@code console}. */
  public Failures(Console console) {
    this.console = console;
  }

  /** What the user can mend before the run starts. */
  public void refused(List<String> problems) {
    problems.forEach(problem -> console.alarm("Error:", Visible.of(problem)));
    console.say("Nothing was written.");
  }

  /** A guard stopped the run. */
  public void stopped(String why, @Nullable String resumeCommand) {
    console.verbatim("");
    console.alarm("Stopped:", Visible.of(why));
    resume("To go on with this run: ", resumeCommand);
  }

  /** It failed on the way. */
  public void failed(String why, @Nullable Path log, @Nullable String resumeCommand) {
    console.verbatim("");
    console.alarm("Failed:", Visible.of(why));
    if (log != null) {
      console.verbatim("Details: " + log);
    }
    resume("Resume with: ", resumeCommand);
  }

  /** A signal ends it. */
  public void interrupted(@Nullable String resumeCommand) {
    console.end();
    console.say("Interrupted.");
    resume("Resume with: ", resumeCommand);
  }

  private void resume(String label, @Nullable String command) {
    if (command != null) {
      console.verbatim(label + Visible.of(command));
    }
  }
}
