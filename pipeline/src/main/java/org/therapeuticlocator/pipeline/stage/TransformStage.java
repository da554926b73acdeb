package org.therapeuticlocator.pipeline.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.therapeuticlocator.pipeline.engine.PipelineRunner;
import org.therapeuticlocator.pipeline.failure.RunFailedException;
import org.therapeuticlocator.pipeline.input.DamagedInput;
import org.therapeuticlocator.pipeline.input.InputCheck;
import org.therapeuticlocator.pipeline.input.ReadRows;
import org.therapeuticlocator.pipeline.input.RunInput;
import org.therapeuticlocator.pipeline.input.StoredFile;
import org.therapeuticlocator.pipeline.output.CountLines;
import org.therapeuticlocator.pipeline.output.RejectReport;
import org.therapeuticlocator.pipeline.output.WriteFiles;
import org.therapeuticlocator.pipeline.output.WriteParts;
import org.therapeuticlocator.pipeline.run.FileEntry;
import org.therapeuticlocator.pipeline.run.Run;
import org.therapeuticlocator.pipeline.run.RunFolder;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.profile.Profile;
import org.therapeuticlocator.profile.ProfileBuilder;
import org.therapeuticlocator.transforms.Buckets;
import org.therapeuticlocator.transforms.BundleCounts;
import org.therapeuticlocator.transforms.CleanRows;
import org.therapeuticlocator.transforms.CountNames;
import org.therapeuticlocator.transforms.KeepLatest;

/** Turns the input's rows into the snapshot and the rejects. */
public final class TransformStage {
  private static final String PROFILES = RunFolder.TEMPORARY + "profiles.jsonl";

  private TransformStage() {}

  /** Runs the stage on the input that the manifest has. */
  public static void run(StageContext context) {
    Run run = context.run();
    run.begin(Stage.TRANSFORM);
    run.folder()
        .clear(
            RunFolder.PROCESSED,
            RunFolder.REJECTED,
            RunFolder.TEMPORARY,
            RunFolder.PROFILE,
            RunFolder.IDS,
            RunFolder.FLAGGED,
            StageCounts.file(Stage.TRANSFORM));
    requireUnchanged(context);

    Pipeline pipeline = context.pipelines().create(Stage.TRANSFORM);
    addTransform(
        pipeline, RunInput.of(run.manifest()), context.settings().multiline(), run.folder());
    try {
      context.pipelines().run(Stage.TRANSFORM, pipeline);
    } catch (RuntimeException e) {
      throw DamagedInput.explain(e, run.manifest());
    }

    requireUnchanged(context);
    Map<String, Long> counts = StageCounts.read(run.folder(), StageCounts.file(Stage.TRANSFORM));
    StageCounts.requireAllRows(counts);
    for (int file = 0; file < run.manifest().input().size(); file++) {
      counts.putIfAbsent(CountNames.rowsOfFile(file), 0L);
    }
    writeProfile(run.folder());
    run.folder().clear(RunFolder.TEMPORARY);
    List<FileEntry> files = new ArrayList<>(run.folder().files(RunFolder.PROCESSED));
    files.addAll(run.folder().files(RunFolder.REJECTED));
    run.end(Stage.TRANSFORM, counts, files, Map.of());
  }

  static void addTransform(Pipeline pipeline, RunInput input, boolean multiline, RunFolder folder) {
    Buckets buckets = Buckets.forBytes(StoredFile.unpackedBytes(input.files()));
    RejectReport report = RejectReport.of(input.sources(), input.headers());
    String counts = StageCounts.file(Stage.TRANSFORM);

    PCollectionTuple cleaned =
        pipeline
            .apply(
                "ReadRows",
                ReadRows.of(input.files(), multiline, PipelineRunner.deal(pipeline).lanes()))
            .apply("CleanRows", CleanRows.by(input.headers(), buckets));
    PCollectionTuple latest =
        cleaned.get(CleanRows.CLEANED).apply("KeepLatest", KeepLatest.perId(buckets));
    latest
        .get(KeepLatest.LINES)
        .apply("WriteSnapshot", WriteParts.into(folder.uri(RunFolder.PROCESSED), buckets.count()));
    PCollectionList.of(cleaned.apply("RejectReport", report))
        .and(latest.get(KeepLatest.PROFILES).apply("Profiles", WithKeys.of(PROFILES)))
        .and(latest.get(KeepLatest.IDS).apply("Ids", WithKeys.of(RunFolder.IDS)))
        .and(cleaned.get(BundleCounts.TAG).apply("RowCounts", CountLines.of(counts)))
        .and(latest.get(BundleCounts.TAG).apply("ItemCounts", CountLines.of(counts)))
        .apply("LinesByFile", Flatten.pCollections())
        .apply(
            "WriteFiles",
            WriteFiles.into(
                folder.uri(""),
                report.firstLines(),
                counts,
                PROFILES,
                RunFolder.IDS,
                RejectReport.JSON,
                RunFolder.FLAGGED));
  }

  /** Each bundle has profiled what it kept; what they are together is small. */
  private static void writeProfile(RunFolder folder) {
    ProfileBuilder whole = new ProfileBuilder();
    folder
        .bucket()
        .readLines(
            folder.key(PROFILES),
            part -> {
              whole.merge(Profile.parse(part));
              return true;
            });
    folder.bucket().write(folder.key(RunFolder.PROFILE), whole.build().toJson() + '\n');
  }

  private static void requireUnchanged(StageContext context) {
    List<String> changes =
        InputCheck.changedObjects(context.run().manifest(), context.run().folder().bucket());
    if (!changes.isEmpty()) {
      throw new RunFailedException(
          "The input changed while it was being read: "
              + String.join(" ", changes)
              + " The table was not touched. Start a new run.",
          null);
    }
  }
}
