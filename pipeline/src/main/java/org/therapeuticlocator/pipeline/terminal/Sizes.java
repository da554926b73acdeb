package org.therapeuticlocator.pipeline.terminal;

import java.util.List;
import org.therapeuticlocator.pipeline.Stage;
import org.therapeuticlocator.pipeline.input.RecordedInput;
import org.therapeuticlocator.pipeline.io.InputFile;
import org.therapeuticlocator.pipeline.io.StoredFile;
import org.therapeuticlocator.pipeline.io.UnpackedSize;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.pipeline.run.StageRecord;
import org.therapeuticlocator.transforms.Counted;

/**
 * How much a stage has to do, as far as that is known when it begins.
 *
 * @param total bytes, items or changes; {@link #UNKNOWN} where nobody can tell
 * @param unitsAChange write units that a change takes on average
 * @param unitsPerSecond the limit of writing; 0 for none
 */
record Sizes(long total, double unitsAChange, double unitsPerSecond) {
  static final long UNKNOWN = -1;

  // Each is a call or two to S3; for so many files a share is not worth them.
  private static final int MOST_PACKED_FILES = 50;

  Sizes withoutTotal() {
    return new Sizes(UNKNOWN, unitsAChange, unitsPerSecond);
  }

  /** Of {@code stage}, by what the run has done so far. */
  static Sizes of(Stage stage, Manifest manifest, long localBytes, double unitsPerSecond) {
    return switch (stage) {
      case EXTRACT -> new Sizes(localBytes, 0, 0);
      case TRANSFORM -> new Sizes(inputBytes(manifest), 0, 0);
      case PLAN -> new Sizes(manifest.done(Stage.TRANSFORM).count(Counted.KEPT), 0, 0);
      case LOAD -> changes(manifest.done(Stage.PLAN), unitsPerSecond);
    };
  }

  private static Sizes changes(StageRecord plan, double unitsPerSecond) {
    long changes =
        plan.count(Counted.INSERTED) + plan.count(Counted.UPDATED) + plan.count(Counted.DELETED);
    double units = changes == 0 ? 0 : (double) plan.count(Counted.WRITE_UNITS) / changes;
    return new Sizes(changes, units, unitsPerSecond);
  }

  private static long inputBytes(Manifest manifest) {
    List<StoredFile> files =
        RecordedInput.of(manifest).files().stream().map(InputFile::file).toList();
    if (files.stream().filter(UnpackedSize::isPacked).count() > MOST_PACKED_FILES) {
      return UNKNOWN;
    }
    long bytes = 0;
    for (StoredFile file : files) {
      long size = UnpackedSize.of(file);
      if (size == UNKNOWN) {
        return UNKNOWN;
      }
      bytes += size;
    }
    return bytes;
  }
}
