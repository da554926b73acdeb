package org.therapeuticlocator.pipeline.report;

import java.util.ArrayList;
import java.util.List;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.text.Numbers;

/**
 * How a run ended, in a line that never hides what was left out.
 *
 * @param text without a full stop
 * @param tone {@code good}, {@code warn} or {@code bad}
 */
public record Headline(String text, String tone) {
  /** Of a run that has ended. */
  public static Headline of(RunFacts facts) {
    List<String> parts = new ArrayList<>(List.of(ending(facts)));
    Report report = facts.report();
    add(parts, report.rows().rejected(), "row", "rejected");
    long flagged = report.issuesByField().values().stream().mapToLong(Long::longValue).sum();
    add(parts, flagged, "field", "flagged");
    add(parts, facts.ignoredColumns().size(), "column", "ignored");
    String tone = !facts.outcome().isWell() ? "bad" : parts.size() > 1 ? "warn" : "good";
    return new Headline(String.join(", ", parts), tone);
  }

  private static void add(List<String> parts, long count, String noun, String what) {
    if (count > 0) {
      parts.add(Numbers.of(count, noun) + ' ' + what);
    }
  }

  private static String ending(RunFacts facts) {
    Stage next = facts.manifest().nextStage();
    String at = next == null ? " after the load" : " at " + next.label();
    return switch (facts.outcome().kind()) {
      case FAILED -> "Failed" + at;
      case REFUSED -> "Refused" + at;
      case STOPPED -> "Stopped" + at;
      case INTERRUPTED -> "Interrupted" + at;
      case WELL -> {
        if (next == null) {
          yield "Done";
        }
        yield facts.report().dryRun()
            ? "Dry run done, nothing was written to " + facts.report().destination().name()
            : "Done, but for " + next.label() + " and what follows";
      }
    };
  }
}
