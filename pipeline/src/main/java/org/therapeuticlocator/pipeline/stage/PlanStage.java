package org.therapeuticlocator.pipeline.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.therapeuticlocator.pipeline.baseline.LoadedRuns;
import org.therapeuticlocator.pipeline.destination.Target;
import org.therapeuticlocator.pipeline.engine.PipelineRunner;
import org.therapeuticlocator.pipeline.input.ReadLines;
import org.therapeuticlocator.pipeline.input.StoredFile;
import org.therapeuticlocator.pipeline.output.CountLines;
import org.therapeuticlocator.pipeline.output.WriteFiles;
import org.therapeuticlocator.pipeline.output.WriteParts;
import org.therapeuticlocator.pipeline.run.FileEntry;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.pipeline.run.Run;
import org.therapeuticlocator.pipeline.run.RunFolder;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.run.StageRecord;
import org.therapeuticlocator.transforms.Buckets;
import org.therapeuticlocator.transforms.BundleCounts;
import org.therapeuticlocator.transforms.CountNames;
import org.therapeuticlocator.transforms.Detail;
import org.therapeuticlocator.transforms.PackLines;
import org.therapeuticlocator.transforms.PlanChanges;
import org.therapeuticlocator.transforms.StaleRows;

/**
 * Compares the snapshot with the destination and writes down what has to change. Nothing is written
 * to the destination; every figure of the report comes from here.
 */
public final class PlanStage {
  /** The fact under which the manifest keeps the identity of what was compared. */
  static final String TARGET = "tableId";

  /** The fact under which it keeps the run from whose list what is missing goes on. */
  static final String STALE_FROM = "staleFrom";

  // Few are larger on average, so a table of a million items is not taken for one of more.
  private static final long BYTES_AN_ITEM = 1_000;

  private PlanStage() {}

  /** Runs the stage on the snapshot parts that the manifest lists. */
  public static void run(StageContext context) {
    Run run = context.run();
    List<StoredFile> snapshot = snapshot(context);
    run.begin(Stage.PLAN);
    run.folder()
        .clear(
            RunFolder.CHANGES,
            RunFolder.PLANNED_STALE,
            RunFolder.TEMPORARY,
            RunFolder.CHANGED,
            StageCounts.file(Stage.PLAN));
    StaleList before = StaleList.before(context);
    long kept = run.manifest().done(Stage.TRANSFORM).count(CountNames.KEPT);
    Detail detail = Detail.forItems(Math.max(kept, context.target().bytes() / BYTES_AN_ITEM));

    Pipeline pipeline = context.pipelines().create(Stage.PLAN);
    Buckets buckets = buckets(snapshot, context);
    PCollectionTuple planned =
        compare(pipeline, snapshot, before, buckets, detail, StageCounts.file(Stage.PLAN), context);
    planned
        .get(PlanChanges.CHANGES)
        .apply(
            "WriteChanges", WriteParts.into(run.folder().uri(RunFolder.CHANGES), buckets.count()));
    planned
        .get(PlanChanges.MISSING)
        .apply(
            "WriteMissing",
            WriteParts.into(run.folder().uri(RunFolder.PLANNED_STALE), buckets.count()));
    context.pipelines().run(Stage.PLAN, pipeline);

    Map<String, Long> counts = StageCounts.read(run.folder(), StageCounts.file(Stage.PLAN));
    StageCounts.requireAllItems(kept, counts);
    List<FileEntry> files = new ArrayList<>(run.folder().files(RunFolder.CHANGES));
    files.addAll(run.folder().files(RunFolder.PLANNED_STALE));
    run.end(
        Stage.PLAN,
        counts,
        files,
        Map.of(
            TARGET,
            context.target().identity(),
            LoadedRuns.ADDRESS,
            context.target().address(),
            STALE_FROM,
            before.from(),
            StageRecord.COMPARED_BY_FIELD,
            detail.isSample() ? StageRecord.SAMPLE : "all"));
  }

  /** Buckets for {@code files} and what is at the destination together. */
  static Buckets buckets(List<StoredFile> files, StageContext context) {
    return Buckets.forBytes(StoredFile.unpackedBytes(files) + context.target().bytes());
  }

  /**
   * Adds the comparison, which verification does once more, its counts going into {@code
   * countsFile} and samples into their file; answers what {@link PlanChanges} does.
   */
  static PCollectionTuple compare(
      Pipeline pipeline,
      List<StoredFile> snapshot,
      StaleList before,
      Buckets buckets,
      Detail detail,
      String countsFile,
      StageContext context) {
    RunFolder folder = context.run().folder();
    PCollection<String> lines = pipeline.apply("ReadSnapshot", ReadLines.of(snapshot));

    PCollectionTuple stored =
        pipeline.apply(
            "ReadDestination",
            context
                .target()
                .read(StoredFile.unpackedBytes(snapshot), detail, PipelineRunner.deal(pipeline)));
    KeyedPCollectionTuple<Integer> sides =
        PackLines.besideStored(lines, stored.get(Target.ITEMS), buckets);
    if (!before.files().isEmpty()) {
      PCollection<String> missing = pipeline.apply("ReadMissing", ReadLines.of(before.files()));
      sides = PackLines.withMissing(sides, missing, buckets);
    }
    PCollectionTuple planned =
        sides.apply(
            "PlanChanges",
            PlanChanges.of(staleRows(context), context.destination().cost(), buckets));
    PCollection<KV<String, String>> counts =
        PCollectionList.of(planned.get(BundleCounts.TAG))
            .and(stored.get(BundleCounts.TAG))
            .apply("AllCounts", Flatten.pCollections())
            .apply("CountLines", CountLines.of(countsFile));
    PCollectionList.of(counts)
        .and(planned.get(PlanChanges.SAMPLES).apply("ToChanged", WithKeys.of(RunFolder.CHANGED)))
        .apply("CountsAndSamples", Flatten.pCollections())
        .apply("WriteCounts", WriteFiles.into(folder.uri(""), Map.of(), countsFile));
    return planned;
  }

  private static StaleRows staleRows(StageContext context) {
    Manifest manifest = context.run().manifest();
    StaleRows.Treatment treatment =
        context.settings().deleteStale() ? StaleRows.Treatment.DELETE : StaleRows.Treatment.KEEP;
    return new StaleRows(
        manifest.isPartial() ? StaleRows.Treatment.IGNORE : treatment,
        manifest.started().orElseThrow(),
        context.settings().staleAfter());
  }

  /** The parts of the snapshot that the manifest lists. */
  static List<StoredFile> snapshot(StageContext context) {
    return ManifestFiles.of(context.run(), Stage.TRANSFORM, RunFolder.PROCESSED);
  }
}
