package org.therapeuticlocator.pipeline.stage;

import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.therapeuticlocator.pipeline.input.StoredFile;
import org.therapeuticlocator.pipeline.output.WriteParts;
import org.therapeuticlocator.pipeline.run.Run;
import org.therapeuticlocator.pipeline.run.RunFolder;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.transforms.Buckets;
import org.therapeuticlocator.transforms.CountNames;

/**
 * Compares the snapshot with the destination and writes down what has to change. Nothing is written
 * to the destination; every figure of the report comes from here.
 */
public final class PlanStage {
  /** The fact under which the manifest keeps the identity of what was compared. */
  static final String TARGET = "tableId";

  private PlanStage() {}

  /** Runs the stage on the snapshot parts that the manifest lists. */
  public static void run(StageContext context) {
    Run run = context.run();
    List<StoredFile> snapshot = ComparisonGraph.snapshot(context);
    run.begin(Stage.PLAN);
    run.folder().clear(RunFolder.CHANGES, RunFolder.TEMPORARY, StageCounts.file(Stage.PLAN));

    Pipeline pipeline = context.pipelines().create(Stage.PLAN);
    Buckets buckets = ComparisonGraph.buckets(snapshot, context);
    ComparisonGraph.add(pipeline, snapshot, buckets, StageCounts.file(Stage.PLAN), context)
        .apply(
            "WriteChanges", WriteParts.into(run.folder().uri(RunFolder.CHANGES), buckets.count()));
    context.pipelines().run(Stage.PLAN, pipeline);

    Map<String, Long> counts = StageCounts.read(run.folder(), StageCounts.file(Stage.PLAN));
    StageCounts.requireAllItems(
        run.manifest().done(Stage.TRANSFORM).count(CountNames.KEPT), counts);
    run.end(
        Stage.PLAN,
        counts,
        run.folder().files(RunFolder.CHANGES),
        Map.of(TARGET, context.target().identity()));
  }
}
