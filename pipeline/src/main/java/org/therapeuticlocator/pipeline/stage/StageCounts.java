package org.therapeuticlocator.pipeline.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.therapeuticlocator.pipeline.failure.GuardException;
import org.therapeuticlocator.pipeline.failure.GuardException.Guard;
import org.therapeuticlocator.pipeline.failure.RunFailedException;
import org.therapeuticlocator.pipeline.output.CountLines;
import org.therapeuticlocator.pipeline.run.RunFolder;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.text.Numbers;
import org.therapeuticlocator.transforms.CountNames;

/** What a stage's pipeline counted, and whether it adds up. */
final class StageCounts {
  private static final List<String> ROWS =
      List.of(CountNames.BLANK, CountNames.REJECTED, CountNames.DUPLICATE, CountNames.KEPT);
  private static final List<String> ITEMS =
      List.of(CountNames.INSERTED, CountNames.UPDATED, CountNames.UNCHANGED);

  private StageCounts() {}

  /** The name of the file that a stage's pipeline writes its counts into. */
  static String file(Stage stage) {
    return RunFolder.COUNTS + stage.label() + ".jsonl";
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
    requireSum("rows", CountNames.READ, counts.getOrDefault(CountNames.READ, 0L), counts, ROWS);
  }

  /** kept = inserted + updated + unchanged, or exit status 3. */
  static void requireAllItems(long kept, Map<String, Long> counts) {
    requireSum("items", CountNames.KEPT, kept, counts, ITEMS);
  }

  private static void requireSum(
      String what, String name, long whole, Map<String, Long> counts, List<String> parts) {
    long sum = 0;
    List<String> terms = new ArrayList<>();
    for (String part : parts) {
      long count = counts.getOrDefault(part, 0L);
      sum += count;
      terms.add(Numbers.format("%,d %s", count, part));
    }
    if (whole != sum) {
      throw new GuardException(
          Guard.COUNTS,
          whole,
          sum,
          Numbers.format(
              "The %s do not add up: %,d %s, but %s = %,d. The table was not touched.",
              what, whole, name, String.join(" + ", terms), sum));
    }
  }
}
