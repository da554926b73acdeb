package org.therapeuticlocator.pipeline.stage;

import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.therapeuticlocator.pipeline.failure.GuardException;
import org.therapeuticlocator.pipeline.run.RunFolder;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.transforms.CountNames;

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
    ComparisonGraph.add(pipeline, ComparisonGraph.snapshot(context), false, COUNTS, context);
    context.pipelines().run(Stage.PLAN, pipeline);
    folder.clear(RunFolder.TEMPORARY);

    Map<String, Long> counts = StageCounts.read(folder, COUNTS);
    long missing = StageCounts.count(counts, CountNames.INSERTED);
    long different = StageCounts.count(counts, CountNames.UPDATED);
    long stale = context.settings().deleteStale() ? StageCounts.count(counts, CountNames.STALE) : 0;
    if (missing + different + stale > 0) {
      throw new GuardException(
          ("The load is done, but --verify found the table other than the snapshot: %,d items"
                  + " missing, %,d different, %,d not deleted. Somebody else may write to it; a new"
                  + " run puts it right.")
              .formatted(missing, different, stale));
    }
  }
}
