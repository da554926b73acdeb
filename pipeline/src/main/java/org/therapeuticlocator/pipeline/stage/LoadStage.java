package org.therapeuticlocator.pipeline.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.PCollection;
import org.therapeuticlocator.pipeline.destination.dynamodb.ScanTable;
import org.therapeuticlocator.pipeline.destination.dynamodb.TargetTable;
import org.therapeuticlocator.pipeline.destination.dynamodb.WriteTable;
import org.therapeuticlocator.pipeline.failure.Guard;
import org.therapeuticlocator.pipeline.failure.GuardException;
import org.therapeuticlocator.pipeline.failure.RunFailedException;
import org.therapeuticlocator.pipeline.input.ReadLines;
import org.therapeuticlocator.pipeline.input.StoredFile;
import org.therapeuticlocator.pipeline.run.Run;
import org.therapeuticlocator.pipeline.run.RunFolder;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.run.StageRecord;
import org.therapeuticlocator.transforms.BatchForWriting;
import org.therapeuticlocator.transforms.BucketItems;
import org.therapeuticlocator.transforms.BucketLines;
import org.therapeuticlocator.transforms.Buckets;
import org.therapeuticlocator.transforms.CountNames;
import org.therapeuticlocator.transforms.RemainingChanges;

/** Carries out what the plan wrote down. */
public final class LoadStage {
  private LoadStage() {}

  /**
   * Runs the stage on the changes that the manifest lists. One that was cut off before compares
   * them with the table again and carries out what is left.
   */
  public static void run(StageContext context) {
    Run run = context.run();
    StageRecord plan = run.manifest().done(Stage.PLAN);
    requireSameTable(plan, context);
    List<StoredFile> changes = ManifestFiles.of(run, Stage.PLAN, RunFolder.CHANGES);
    boolean resumed = run.manifest().stage(Stage.LOAD) != null;
    run.begin(Stage.LOAD);
    if (plan.count(CountNames.WRITE_UNITS) > 0) {
      Pipeline pipeline = context.pipelines().create(Stage.LOAD, context.unitsPerSecond());
      changesToMake(pipeline, changes, resumed, context)
          .apply("SpreadChanges", BatchForWriting.evenly())
          .apply("WriteTable", WriteTable.create());
      context.pipelines().run(Stage.LOAD, pipeline);
    }
    run.end(Stage.LOAD, Map.of(), List.of(), Map.of());
  }

  private static PCollection<String> changesToMake(
      Pipeline pipeline, List<StoredFile> changes, boolean resumed, StageContext context) {
    PCollection<String> planned = pipeline.apply("ReadChanges", ReadLines.of(changes));
    if (!resumed) {
      return planned;
    }
    long bytes = ComparisonGraph.bytes(changes, context);
    Buckets buckets = Buckets.forBytes(bytes);
    return KeyedPCollectionTuple.of(
            RemainingChanges.CHANGES, planned.apply("BucketChanges", BucketLines.into(buckets)))
        .and(
            RemainingChanges.TABLE,
            pipeline
                .apply("ScanTable", context.scan(bytes))
                .get(ScanTable.PAGES)
                .apply("BucketTable", BucketItems.into(buckets)))
        .apply("RemainingChanges", RemainingChanges.create())
        .apply("Lines", BatchForWriting.unpack());
  }

  /** The table may have been made again while the plan was made, so it is described once more. */
  private static void requireSameTable(StageRecord plan, StageContext context) {
    String name = context.table().name();
    List<String> problems = new ArrayList<>();
    Optional<TargetTable> now = TargetTable.find(context.dynamodb(), name, problems);
    if (now.isEmpty()) {
      throw new RunFailedException(String.join(" ", problems), null);
    }
    if (!now.get().id().equals(plan.facts().get(PlanStage.TABLE_ID))) {
      throw new GuardException(
          Guard.TABLE_REPLACED,
          null,
          null,
          "Table "
              + name
              + " was deleted and made again since the plan: it is another table, and nothing was"
              + " written into it. Start a new run.");
    }
  }
}
