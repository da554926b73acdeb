package org.therapeuticlocator.pipeline.stage;

import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.therapeuticlocator.pipeline.Settings;
import org.therapeuticlocator.pipeline.Stage;
import org.therapeuticlocator.pipeline.io.ReadLines;
import org.therapeuticlocator.pipeline.io.ScanTable;
import org.therapeuticlocator.pipeline.io.StoredFile;
import org.therapeuticlocator.pipeline.io.WriteBlocks;
import org.therapeuticlocator.pipeline.io.WriteCounts;
import org.therapeuticlocator.pipeline.run.Run;
import org.therapeuticlocator.pipeline.run.RunFolder;
import org.therapeuticlocator.transforms.BucketItems;
import org.therapeuticlocator.transforms.BucketLines;
import org.therapeuticlocator.transforms.Buckets;
import org.therapeuticlocator.transforms.Counted;
import org.therapeuticlocator.transforms.PlanChanges;

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
    context.pipelines().run(pipeline);

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
    Settings settings = context.settings();
    RunFolder folder = context.run().folder();
    List<StoredFile> parts = StageFiles.of(context.run(), Stage.TRANSFORM, RunFolder.PROCESSED);
    // The snapshot's parts are packed; the table's size is of unpacked items.
    long bytes = 8 * StageFiles.bytes(parts) + context.table().bytes();
    Buckets buckets = Buckets.forBytes(bytes);
    String temporary = folder.uri(RunFolder.TEMPORARY);

    PCollectionTuple table = pipeline.apply("ScanTable", ScanTable.of(context.table()));
    PCollectionTuple planned =
        KeyedPCollectionTuple.of(
                PlanChanges.SNAPSHOT,
                pipeline
                    .apply("ReadSnapshot", ReadLines.of(parts))
                    .apply("BucketSnapshot", BucketLines.into(buckets)))
            .and(
                PlanChanges.TABLE,
                table.get(ScanTable.PAGES).apply("BucketTable", BucketItems.into(buckets)))
            .apply("PlanChanges", PlanChanges.deletingStale(settings.deleteStale()));
    planned
        .get(PlanChanges.CHANGES)
        .apply(
            "WriteChanges",
            WriteBlocks.to(folder.uri(RunFolder.CHANGES), temporary, Parts.forBytes(bytes)));
    PCollectionList.of(planned.get(PlanChanges.COUNTS))
        .and(table.get(ScanTable.COUNTS))
        .apply("AllCounts", Flatten.pCollections())
        .apply("WriteCounts", WriteCounts.to(folder.uri(Counts.file(Stage.PLAN)), temporary));
  }
}
