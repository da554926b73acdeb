package org.therapeuticlocator.pipeline.stage;

import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.therapeuticlocator.pipeline.GuardException;
import org.therapeuticlocator.pipeline.Stage;
import org.therapeuticlocator.pipeline.run.RunFolder;
import org.therapeuticlocator.transforms.Counted;

/** Reads the table once more after the load and compares it with the snapshot. */
public final class Verification {
  private static final String COUNTS = RunFolder.COUNTS + "verify.jsonl";

  private Verification() {}

  /**
   * Compares all items.
   *
   * @throws GuardException if one is missing or different, or a deleted one is still there
   */
  public static void run(StageContext context) {
    RunFolder folder = context.run().folder();
    folder.clear(COUNTS, RunFolder.TEMPORARY);
    Pipeline pipeline = context.pipelines().create(Stage.PLAN);
    CompareWithTable.add(pipeline, CompareWithTable.snapshot(context), false, COUNTS, context);
    context.pipelines().run(Stage.PLAN, pipeline);
    folder.clear(RunFolder.TEMPORARY);

    Map<String, Long> counts = Counts.read(folder, COUNTS);
    long missing = Counts.count(counts, Counted.INSERTED);
    long different = Counts.count(counts, Counted.UPDATED);
    long stale = context.settings().deleteStale() ? Counts.count(counts, Counted.STALE) : 0;
    if (missing + different + stale > 0) {
      throw new GuardException(
          ("The load is done, but --verify found the table other than the snapshot: %,d items"
                  + " missing, %,d different, %,d not deleted. Somebody else may write to it; a new"
                  + " run puts it right.")
              .formatted(missing, different, stale));
    }
  }
}
