package org.therapeuticlocator.pipeline.stage;

import java.util.Map;
import org.therapeuticlocator.pipeline.failure.Guard;
import org.therapeuticlocator.pipeline.failure.GuardException;
import org.therapeuticlocator.pipeline.failure.RunFailedException;
import org.therapeuticlocator.pipeline.output.CountLines;
import org.therapeuticlocator.pipeline.run.RunFolder;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.text.Numbers;
import org.therapeuticlocator.transforms.CountNames;

/** What a stage's pipeline counted, and whether it adds up. */
final class StageCounts {
  private StageCounts() {}

  /** The name of the file that a stage's pipeline writes its counts into. */
  static String file(Stage stage) {
    return RunFolder.COUNTS + stage.label() + ".jsonl";
  }

  /** Reads that file. */
  static Map<String, Long> read(RunFolder folder, Stage stage) {
    return read(folder, file(stage));
  }

  /** Reads a file of counts. */
  static Map<String, Long> read(RunFolder folder, String file) {
    return folder
        .bucket()
        .read(folder.key(file))
        .map(stored -> CountLines.parse(stored.text()))
        .orElseThrow(
            () ->
                new RunFailedException(
                    folder.uri(file) + " is missing: the counts were not written.", null));
  }

  /** read = blank + rejected + duplicate + kept, or exit status 3. */
  static void requireAllRows(Map<String, Long> counts) {
    long read = count(counts, CountNames.READ);
    long blank = count(counts, CountNames.BLANK);
    long rejected = count(counts, CountNames.REJECTED);
    long duplicate = count(counts, CountNames.DUPLICATE);
    long kept = count(counts, CountNames.KEPT);
    if (read != blank + rejected + duplicate + kept) {
      throw new GuardException(
          Guard.COUNTS,
          read,
          blank + rejected + duplicate + kept,
          Numbers.format(
              "The rows do not add up: %,d read, but %,d blank + %,d rejected + %,d duplicate + %,d"
                  + " kept = %,d. The table was not touched.",
              read, blank, rejected, duplicate, kept, blank + rejected + duplicate + kept));
    }
  }

  /** kept = inserted + updated + unchanged, or exit status 3. */
  static void requireAllItems(long kept, Map<String, Long> counts) {
    long inserted = count(counts, CountNames.INSERTED);
    long updated = count(counts, CountNames.UPDATED);
    long unchanged = count(counts, CountNames.UNCHANGED);
    if (kept != inserted + updated + unchanged) {
      throw new GuardException(
          Guard.COUNTS,
          kept,
          inserted + updated + unchanged,
          Numbers.format(
              "The items do not add up: %,d kept, but %,d inserted + %,d updated + %,d unchanged ="
                  + " %,d. The table was not touched.",
              kept, inserted, updated, unchanged, inserted + updated + unchanged));
    }
  }

  static long count(Map<String, Long> counts, String name) {
    return counts.getOrDefault(name, 0L);
  }
}
