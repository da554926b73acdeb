package org.therapeuticlocator.pipeline.console;

import java.util.ArrayList;
import java.util.List;
import org.therapeuticlocator.pipeline.options.ShellCommand;
import org.therapeuticlocator.pipeline.report.RunFacts;
import org.therapeuticlocator.pipeline.run.FileEntry;
import org.therapeuticlocator.pipeline.run.RunFolder;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.text.Visible;

/** What to type next. A failed run's next command stands beside what failed. */
final class NextStep {
  private static final String INDENT = "  ";
  private static final String MENDABLE = RunFolder.REJECTED + "rows-";

  private NextStep() {}

  static List<String> of(Summary summary) {
    List<String> lines = new ArrayList<>();
    RunFacts run = summary.run();
    if (!run.outcome().isWell()) {
      return lines;
    }
    if (run.next() != null) {
      lines.add(run.next() + ':');
      lines.add(INDENT + run.outcome().goOn());
    }
    // Where the run was stopped the whole input is to be mended, not the rejected rows alone.
    if (run.report().rows().rejected() > 0) {
      addMending(lines, summary);
    }
    return lines;
  }

  private static void addMending(List<String> lines, Summary summary) {
    List<String> files =
        summary.run().manifest().done(Stage.TRANSFORM).files().stream()
            .map(FileEntry::name)
            .filter(name -> name.startsWith(MENDABLE))
            .toList();
    if (files.isEmpty()) {
      say(
          lines,
          "The rejected lines are in unparsed.txt of the rejects. Mend them in the input, then"
              + " load it again.");
      return;
    }
    say(
        lines,
        "To load the rejected rows, copy them, mend their cells and load the copy, but never with"
            + " --staleRows=delete: it is not the whole list.");
    String endpoint =
        summary.s3Endpoint() == null ? "" : "--endpoint-url " + summary.s3Endpoint() + ' ';
    for (String file : files) {
      String name = file.substring(RunFolder.REJECTED.length());
      lines.add(INDENT + "aws " + endpoint + "s3 cp " + summary.run().folder() + file + " .");
      lines.add(INDENT + reload(summary.command()).with("--input", name));
    }
  }

  private static void say(List<String> lines, String sentence) {
    lines.addAll(Visible.lines(sentence, "", Summary.WIDTH));
  }

  private static ShellCommand reload(ShellCommand command) {
    return command
        .without("--runId")
        .without("--dryRun")
        .without("--stages")
        .without("--staleRows")
        .without("--report")
        .without("--json");
  }
}
