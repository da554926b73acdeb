package org.therapeuticlocator.pipeline.report.page;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.report.Report;
import org.therapeuticlocator.pipeline.run.Stage;

/**
 * How the run ended, in a line that never hides what was left out.
 *
 * @param tone {@code good}, {@code warn} or {@code bad}
 * @param message why it did not end well; null where it did
 * @param next what the command does
 * @param command goes on with the run; null where there is nothing left to do
 */
record Verdict(
    String text,
    String tone,
    @Nullable String message,
    @Nullable String next,
    @Nullable String command) {
  static Verdict of(RunFacts facts, int ignoredColumns) {
    Report report = facts.report();
    List<String> parts = new ArrayList<>();
    parts.add(ending(facts));
    if (report.rows().rejected() > 0) {
      parts.add(PageText.amount(report.rows().rejected(), "row") + " rejected");
    }
    long flagged = report.issuesByField().values().stream().mapToLong(Long::longValue).sum();
    if (flagged > 0) {
      parts.add(PageText.amount(flagged, "field") + " flagged");
    }
    if (ignoredColumns > 0) {
      parts.add(PageText.amount(ignoredColumns, "column") + " ignored");
    }
    boolean well = facts.end().kind() == End.Kind.WELL;
    String tone = !well ? "bad" : parts.size() > 1 ? "warn" : "good";
    boolean goesOn = !well || facts.manifest().nextStage() != null;
    return new Verdict(
        String.join(", ", parts),
        tone,
        facts.end().message(),
        next(facts),
        goesOn ? facts.end().command() : null);
  }

  private static String ending(RunFacts facts) {
    Stage next = facts.manifest().nextStage();
    return switch (facts.end().kind()) {
      case FAILED -> next == null ? "Failed after the load" : "Failed in stage " + next.label();
      case STOPPED ->
          next == null
              ? "Stopped by a check after the load"
              : "Stopped by a guard before stage " + next.label();
      case WELL -> {
        if (next == null) {
          yield "Done";
        }
        yield facts.report().dryRun()
            ? "Dry run, nothing was written to the table"
            : "Done up to stage " + next.label();
      }
    };
  }

  private static String next(RunFacts facts) {
    return switch (facts.end().kind()) {
      case FAILED -> "To resume this run";
      case STOPPED -> "To go on with this run, once that is settled";
      case WELL -> facts.report().dryRun() ? "To carry out this plan" : "To go on with this run";
    };
  }
}
