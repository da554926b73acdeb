package org.therapeuticlocator.pipeline.stage;

import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.therapeuticlocator.pipeline.Stage;
import org.therapeuticlocator.pipeline.io.StoredFile;
import org.therapeuticlocator.pipeline.io.WriteBlocks;
import org.therapeuticlocator.pipeline.run.Run;
import org.therapeuticlocator.pipeline.run.RunFolder;
import org.therapeuticlocator.transforms.Counted;

/**
 * Compares the snapshot with the table and writes down what has to change. Nothing is written to
 * the table; every figure of the report comes from here.
 */
public final class PlanStage {
  /** The fact under which the manifest keeps which table was compared. */
  static final String TABLE_ID = "tableId";

  private PlanStage() {}

  /** Runs the stage on the snapshot parts that the manifest lists. */
  public static void run(StageContext context) {
    Run run = context.run();
    run.begin(Stage.PLAN);
    run.folder().clear(RunFolder.CHANGES, RunFolder.TEMPORARY, Counts.file(Stage.PLAN));

    Pipeline pipeline = context.pipelines().create(Stage.PLAN);
    addPlan(pipeline, context);
    context.pipelines().run(Stage.PLAN, pipeline);

    Map<String, Long> counts = Counts.read(run.folder(), Stage.PLAN);
    Counts.requireAllItems(run.manifest().done(Stage.TRANSFORM).count(Counted.KEPT), counts);
    run.folder().clear(RunFolder.TEMPORARY);
    run.end(
        Stage.PLAN,
        counts,
        run.folder().files(RunFolder.CHANGES),
        Map.of(TABLE_ID, context.table().id()));
  }

  private static void addPlan(Pipeline pipeline, StageContext context) {
    RunFolder folder = context.run().folder();
    List<StoredFile> snapshot = CompareWithTable.snapshot(context);
    CompareWithTable.add(
            pipeline, snapshot, context.settings().deleteStale(), Counts.file(Stage.PLAN), context)
        .apply(
            "WriteChanges",
            WriteBlocks.to(
                folder.uri(RunFolder.CHANGES),
                folder.uri(RunFolder.TEMPORARY),
                Parts.forBytes(CompareWithTable.bytes(snapshot, context))));
  }
}
