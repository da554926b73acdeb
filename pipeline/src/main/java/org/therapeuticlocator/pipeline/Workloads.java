package org.therapeuticlocator.pipeline;

import java.util.List;
import java.util.function.Function;
import org.therapeuticlocator.pipeline.console.Progress;
import org.therapeuticlocator.pipeline.input.RunInput;
import org.therapeuticlocator.pipeline.input.StoredFile;
import org.therapeuticlocator.pipeline.report.Report;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.pipeline.run.Run;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.run.StageRecord;

/**
 * How much each stage of a run has to do, by what the run has done so far.
 *
 * @param localBytes of the files that extract takes; 0 where it is done
 * @param unitsPerSecond the limit of writing; 0 for none
 * @param resumesLoad whether a load was begun before this command
 */
record Workloads(Run run, long localBytes, double unitsPerSecond, boolean resumesLoad)
    implements Function<Stage, Progress.Workload> {
  // Each is a call or two to S3; for so many files a share is not worth them.
  private static final int MOST_PACKED_FILES = 50;

  @Override
  public Progress.Workload apply(Stage stage) {
    return switch (stage) {
      case EXTRACT -> Progress.Workload.of(localBytes);
      case TRANSFORM -> Progress.Workload.of(inputBytes(run.manifest()));
      case PLAN -> Progress.Workload.of(Report.Rows.of(run.manifest()).kept());
      case LOAD -> changes(run.manifest().done(Stage.PLAN));
    };
  }

  private Progress.Workload changes(StageRecord plan) {
    long changes = plan.changes();
    Report.Load load = Report.Load.of(run.manifest());
    Long units = load == null ? null : load.writeUnits();
    // What is left of a load that was cut off is known only when it is done.
    return new Progress.Workload(
        resumesLoad ? Progress.UNKNOWN : changes,
        changes == 0 || units == null ? 0 : (double) units / changes,
        unitsPerSecond);
  }

  private static long inputBytes(Manifest manifest) {
    List<StoredFile> files = RunInput.of(manifest).files();
    if (files.stream().filter(StoredFile::isPacked).count() > MOST_PACKED_FILES) {
      return Progress.UNKNOWN;
    }
    List<Long> sizes = files.stream().map(StoredFile::shownBytes).toList();
    return sizes.contains(Progress.UNKNOWN)
        ? Progress.UNKNOWN
        : sizes.stream().mapToLong(size -> size).sum();
  }
}
