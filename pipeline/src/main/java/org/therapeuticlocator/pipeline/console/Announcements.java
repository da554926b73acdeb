package org.therapeuticlocator.pipeline.console;

import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.audit.Audit;
import org.therapeuticlocator.pipeline.options.ShellCommand;
import org.therapeuticlocator.pipeline.outcome.RunOutcome;
import org.therapeuticlocator.pipeline.report.Report;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.pipeline.run.RunSummary;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.text.Numbers;
import org.therapeuticlocator.pipeline.text.Visible;

/**
 * What a run says on its way: which run it is, that a stage is done, and how it did not end well.
 */
public record Announcements(Console console) {
  /** Which run this is, and what it will not read. */
  public void begins(String runId, String folder, Set<String> ignoredColumns) {
    console.verbatim("Run       " + runId + " in " + folder);
    if (!ignoredColumns.isEmpty()) {
      console.say("Ignored columns: " + Visible.of(String.join(", ", ignoredColumns)));
    }
  }

  /** {@code run}, of the same input, was left before its end; {@code command} was typed. */
  public void unfinished(RunSummary run, ShellCommand command) {
    String runId = run.manifest().runId();
    console.say("Run " + runId + " of the same input was not finished (" + run.inWords() + ").");
    console.verbatim("To go on with it instead: " + command.with("--runId", runId));
  }

  /** A stage is done. */
  public void ended(Stage stage, Manifest manifest) {
    double seconds = Report.seconds(manifest).getOrDefault(stage.label(), 0.0);
    console.say(Numbers.format("%s: %s, %.1f s", stage.label(), did(stage, manifest), seconds));
  }

  /** What came of comparing the snapshot with the last good one. */
  public void audit(Manifest manifest) {
    Audit audit = manifest.audit();
    if (audit == null || manifest.stage(Stage.LOAD) != null) {
      return;
    }
    audit.told().forEach(finding -> console.alarm("Warning:", Visible.of(finding.message())));
    console.say("audit: " + inWords(audit, manifest));
  }

  private static String inWords(Audit audit, Manifest manifest) {
    return switch (audit.verdict()) {
      case passed -> "as run " + audit.baseline() + " lets expect";
      case accepted -> "findings accepted, beside run " + audit.baseline();
      case warned -> "findings warned of, beside run " + audit.baseline();
      case off -> "off";
      case stopped -> "stopped";
      case none ->
          manifest.isPartial()
              ? "a part of the list, compared with nothing"
              : "no run to compare with; its size and age alone were looked at";
    };
  }

  private static String did(Stage stage, Manifest manifest) {
    Report.Rows rows = Report.Rows.of(manifest);
    return switch (stage) {
      case EXTRACT -> Numbers.of(manifest.input().size(), "file");
      case TRANSFORM ->
          Numbers.of(rows.read(), "row") + Numbers.ifAny(", %,d rejected", rows.rejected());
      case PLAN -> changes(manifest) + " to make";
      case LOAD -> changes(manifest) + " made";
    };
  }

  private static String changes(Manifest manifest) {
    return Numbers.of(manifest.done(Stage.PLAN).changes(), "change");
  }

  /**
   * What went wrong, then how to go on; nothing where it ended well. {@code log} is where details
   * are, if any.
   */
  public void outcome(RunOutcome outcome, @Nullable Path log) {
    switch (outcome.kind()) {
      case WELL -> {}
      case REFUSED -> {
        alarm("Error:", outcome);
        console.say(
            outcome.goOn() == null ? "Nothing was written." : "Nothing was written to the table.");
      }
      case STOPPED, FAILED -> {
        boolean failed = outcome.kind() == RunOutcome.Kind.FAILED;
        console.verbatim("");
        alarm(failed ? "Failed:" : "Stopped:", outcome);
        if (failed && log != null) {
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
    outcome
        .otherwise()
        .forEach(way -> console.verbatim(way.purpose() + ": " + Visible.of(way.command())));
  }
}
