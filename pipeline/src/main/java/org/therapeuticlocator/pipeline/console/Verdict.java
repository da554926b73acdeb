package org.therapeuticlocator.pipeline.console;

import java.util.ArrayList;
import java.util.List;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.text.Numbers;

/** How a run ended, in a line that never hides what was left out. */
final class Verdict {
  private Verdict() {}

  static String of(Ended run) {
    List<String> parts = new ArrayList<>();
    parts.add(ending(run));
    long rejected = run.report().rows().rejected();
    if (rejected > 0) {
      parts.add(Numbers.of(rejected, "row") + " rejected");
    }
    long flagged = run.report().issuesByField().values().stream().mapToLong(n -> n).sum();
    if (flagged > 0) {
      parts.add(Numbers.of(flagged, "field") + " flagged");
    }
    if (!run.ignoredColumns().isEmpty()) {
      parts.add(Numbers.of(run.ignoredColumns().size(), "column") + " ignored");
    }
    return String.join(", ", parts) + '.';
  }

  private static String ending(Ended run) {
    Stage next = run.manifest().nextStage();
    if (run.failure() != null) {
      String how = run.isStopped() ? "Stopped" : "Failed";
      return next == null ? how + " after the load" : how + " at " + next.label();
    }
    if (next == null) {
      return "Done";
    }
    return run.settings().dryRun()
        ? "Dry run done, nothing was written to " + run.settings().table()
        : "Done, but for " + next.label() + " and what follows";
  }
}
