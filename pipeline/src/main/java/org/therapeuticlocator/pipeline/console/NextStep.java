package org.therapeuticlocator.pipeline.console;

import java.util.ArrayList;
import java.util.List;
import org.therapeuticlocator.pipeline.options.ShellCommand;
import org.therapeuticlocator.pipeline.run.FileEntry;
import org.therapeuticlocator.pipeline.run.RunFolder;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.text.Paragraph;

/** What to type next. A failed run's next command stands beside what failed. */
final class NextStep {
  private static final String INDENT = "  ";
  private static final String MENDABLE = RunFolder.REJECTED + "rows-";

  private NextStep() {}

  static List<String> of(Ended run) {
    List<String> lines = new ArrayList<>();
    if (run.failure() == null && !run.isDone(Stage.LOAD)) {
      lines.add(run.settings().dryRun() ? "To carry out this plan:" : "To go on with this run:");
      lines.add(INDENT + run.command().goingOnWith(run.manifest().runId()));
    }
    // Where the run was stopped the whole input is to be mended, not the rejected rows alone.
    if (run.failure() == null && run.report().rows().rejected() > 0) {
      addMending(lines, run);
    }
    return lines;
  }

  private static void addMending(List<String> lines, Ended run) {
    List<String> files =
        run.manifest().done(Stage.TRANSFORM).files().stream()
            .map(FileEntry::name)
            .filter(name -> name.startsWith(MENDABLE))
            .toList();
    if (files.isEmpty()) {
      lines.addAll(
          Paragraph.lines(
              "The rejected lines are in unparsed.txt of the rejects. Mend them in the input, then"
                  + " load it again.",
              "",
              Summary.WIDTH));
      return;
    }
    lines.addAll(
        Paragraph.lines(
            "To load the rejected rows, copy them, mend their cells and load the copy, but never"
                + " with --staleRows=delete: it is not the whole list.",
            "",
            Summary.WIDTH));
    String endpoint = run.s3Endpoint() == null ? "" : "--endpoint-url " + run.s3Endpoint() + ' ';
    for (String file : files) {
      String name = file.substring(RunFolder.REJECTED.length());
      lines.add(INDENT + "aws " + endpoint + "s3 cp " + run.folder() + file + " .");
      lines.add(INDENT + reload(run).with("--input", name));
    }
  }

  private static ShellCommand reload(Ended run) {
    return run.command()
        .without("--runId")
        .without("--dryRun")
        .without("--stages")
        .without("--staleRows")
        .without("--report")
        .without("--json");
  }
}
