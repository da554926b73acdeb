package org.therapeuticlocator.pipeline.console;

import java.util.List;
import org.therapeuticlocator.pipeline.input.InputCheck;
import org.therapeuticlocator.pipeline.input.InputFile;
import org.therapeuticlocator.pipeline.input.StoredFile;
import org.therapeuticlocator.pipeline.input.UncompressedSize;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.run.StageRecord;
import org.therapeuticlocator.transforms.CountNames;

/**
 * How much a stage has to do, as far as that is known when it begins.
 *
 * @param total bytes, items or changes; {@link #UNKNOWN} where nobody can tell
 * @param unitsAChange write units that a change takes on average
 * @param unitsPerSecond the limit of writing; 0 for none
 */
record StageWorkload(long total, double unitsAChange, double unitsPerSecond) {
  static final long UNKNOWN = -1;

  // Each is a call or two to S3; for so many files a share is not worth them.
  private static final int MOST_PACKED_FILES = 50;

  StageWorkload withoutTotal() {
    return new StageWorkload(UNKNOWN, unitsAChange, unitsPerSecond);
  }

  /** Of {@code stage}, by what the run has done so far. */
  static StageWorkload of(Stage stage, Manifest manifest, long localBytes, double unitsPerSecond) {
    return switch (stage) {
      case EXTRACT -> new StageWorkload(localBytes, 0, 0);
      case TRANSFORM -> new StageWorkload(inputBytes(manifest), 0, 0);
      case PLAN -> new StageWorkload(manifest.done(Stage.TRANSFORM).count(CountNames.KEPT), 0, 0);
      case LOAD -> changes(manifest.done(Stage.PLAN), unitsPerSecond);
    };
  }

  private static StageWorkload changes(StageRecord plan, double unitsPerSecond) {
    long changes =
        plan.count(CountNames.INSERTED)
            + plan.count(CountNames.UPDATED)
            + plan.count(CountNames.DELETED);
    double units = changes == 0 ? 0 : (double) plan.count(CountNames.WRITE_UNITS) / changes;
    return new StageWorkload(changes, units, unitsPerSecond);
  }

  private static long inputBytes(Manifest manifest) {
    List<StoredFile> files = InputCheck.of(manifest).files().stream().map(InputFile::file).toList();
    if (files.stream().filter(UncompressedSize::isPacked).count() > MOST_PACKED_FILES) {
      return UNKNOWN;
    }
    long bytes = 0;
    for (StoredFile file : files) {
      long size = UncompressedSize.of(file);
      if (size == UNKNOWN) {
        return UNKNOWN;
      }
      bytes += size;
    }
    return bytes;
  }
}
