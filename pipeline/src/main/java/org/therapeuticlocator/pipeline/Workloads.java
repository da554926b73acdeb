package org.therapeuticlocator.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.console.StageWorkload;
import org.therapeuticlocator.pipeline.input.FoundInput;
import org.therapeuticlocator.pipeline.input.RunInput;
import org.therapeuticlocator.pipeline.input.StoredFile;
import org.therapeuticlocator.pipeline.report.LoadFigures;
import org.therapeuticlocator.pipeline.report.Report;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.pipeline.run.Run;
import org.therapeuticlocator.pipeline.run.Stage;

/** How much each stage of a run has to do, by what the run has done so far. */
final class Workloads implements Function<Stage, StageWorkload> {
  // Each is a call or two to S3; for so many files a share is not worth them.
  private static final int MOST_PACKED_FILES = 50;

  private final Run run;
  private final long localBytes;
  private final double unitsPerSecond;
  private final boolean resumesLoad;

  /**
   * Of {@code run}, before its first stage.
   *
   * @param input the files that extract takes; empty where it is done
   * @param unitsPerSecond the limit of writing; 0 for none
   */
  Workloads(Run run, Optional<FoundInput> input, double unitsPerSecond) {
    this.run = run;
    this.localBytes = input.map(FoundInput::localBytes).orElse(0L);
    this.unitsPerSecond = unitsPerSecond;
    this.resumesLoad = run.manifest().stage(Stage.LOAD) != null;
  }

  @Override
  public StageWorkload apply(Stage stage) {
    return switch (stage) {
      case EXTRACT -> StageWorkload.of(localBytes);
      case TRANSFORM -> StageWorkload.of(inputBytes(run.manifest()));
      case PLAN -> StageWorkload.of(Report.Rows.of(run.manifest()).kept());
      case LOAD -> changes(LoadFigures.of(run.manifest()));
    };
  }

  private StageWorkload changes(@Nullable LoadFigures load) {
    long changes = load == null ? 0 : load.changes();
    Long units = load == null ? null : load.counts().writeUnits();
    // What is left of a load that was cut off is known only when it is done.
    return new StageWorkload(
        resumesLoad ? StageWorkload.UNKNOWN : changes,
        changes == 0 || units == null ? 0 : (double) units / changes,
        unitsPerSecond);
  }

  private static long inputBytes(Manifest manifest) {
    List<StoredFile> files = RunInput.of(manifest).storedFiles();
    if (files.stream().filter(StoredFile::isPacked).count() > MOST_PACKED_FILES) {
      return StageWorkload.UNKNOWN;
    }
    long bytes = 0;
    for (StoredFile file : files) {
      long size = file.shownBytes();
      if (size == StageWorkload.UNKNOWN) {
        return StageWorkload.UNKNOWN;
      }
      bytes += size;
    }
    return bytes;
  }
}
