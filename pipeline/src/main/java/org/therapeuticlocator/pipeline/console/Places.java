package org.therapeuticlocator.pipeline.console;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.therapeuticlocator.pipeline.run.RunFolder;
import org.therapeuticlocator.pipeline.run.Stage;

/** Where everything lies that a run left. An address is never broken. */
final class Places {
  private Places() {}

  static List<String> of(Ended run) {
    List<String> lines = new ArrayList<>();
    if (run.isDone(Stage.LOAD)) {
      lines.add("Table     " + run.settings().table());
    }
    lines.add("Run       " + run.folder());
    if (run.isDone(Stage.TRANSFORM)) {
      lines.add("Snapshot  " + run.folder() + RunFolder.PROCESSED);
      if (run.report().rows().rejected() > 0) {
        lines.add("Rejects   " + run.folder() + RunFolder.REJECTED);
      }
    }
    lines.add("Report    " + run.folder() + RunFolder.REPORT_HTML);
    if (run.settings().report() != null) {
      lines.add("          " + Path.of(run.settings().report(), RunFolder.REPORT_HTML));
    }
    if (run.log() != null) {
      lines.add("Log       " + run.log());
    }
    return lines;
  }
}
