package org.therapeuticlocator.pipeline.console;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.outcome.RunOutcome;
import org.therapeuticlocator.pipeline.text.Visible;

/** How a run that did not end well is told: what, then where to look, then how to go on. */
public final class Failures {
  private final Console console;

  /** On {@code console}. */
  public Failures(Console console) {
    this.console = console;
  }

  /** Tells how it ended; nothing where that is well. {@code log} is where details are, if any. */
  public void tell(RunOutcome outcome, @Nullable Path log) {
    switch (outcome.kind()) {
      case WELL -> {}
      case REFUSED -> {
        alarm("Error:", outcome);
        console.say(
            outcome.goOn() == null ? "Nothing was written." : "Nothing was written to the table.");
      }
      case STOPPED -> {
        console.verbatim("");
        alarm("Stopped:", outcome);
        goOn(outcome);
      }
      case FAILED -> {
        console.verbatim("");
        alarm("Failed:", outcome);
        if (log != null) {
          console.verbatim("Details: " + log);
        }
        goOn(outcome);
      }
      case INTERRUPTED -> {
        console.end();
        console.say("Interrupted.");
        goOn(outcome);
      }
    }
  }

  private void alarm(String label, RunOutcome outcome) {
    outcome.messages().forEach(message -> console.alarm(label, Visible.of(message)));
  }

  private void goOn(RunOutcome outcome) {
    if (outcome.goOn() != null) {
      console.verbatim(outcome.next(false) + ": " + Visible.of(outcome.goOn()));
    }
  }
}
