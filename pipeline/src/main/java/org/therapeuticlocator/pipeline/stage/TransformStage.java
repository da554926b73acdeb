package org.therapeuticlocator.pipeline.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.therapeuticlocator.pipeline.failure.RunFailedException;
import org.therapeuticlocator.pipeline.input.DamagedInput;
import org.therapeuticlocator.pipeline.input.InputCheck;
import org.therapeuticlocator.pipeline.input.LocateRows;
import org.therapeuticlocator.pipeline.input.ReadRows;
import org.therapeuticlocator.pipeline.input.RunInput;
import org.therapeuticlocator.pipeline.output.WriteBlocks;
import org.therapeuticlocator.pipeline.output.WriteCounts;
import org.therapeuticlocator.pipeline.output.WriteFlagged;
import org.therapeuticlocator.pipeline.output.WriteLines;
import org.therapeuticlocator.pipeline.output.WriteRejects;
import org.therapeuticlocator.pipeline.run.FileEntry;
import org.therapeuticlocator.pipeline.run.Run;
import org.therapeuticlocator.pipeline.run.RunFolder;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.row.Reason;
import org.therapeuticlocator.transforms.Buckets;
import org.therapeuticlocator.transforms.CleanRows;
import org.therapeuticlocator.transforms.CountNames;
import org.therapeuticlocator.transforms.KeepLatest;
import org.therapeuticlocator.transforms.LineBlock;
import org.therapeuticlocator.transforms.ProfileSnapshot;
import org.therapeuticlocator.transforms.SampleFlaggedRows;

/** Turns the input's rows into the snapshot and the rejects. */
public final class TransformStage {
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
            RunFolder.FLAGGED,
            countsFile());
    requireUnchanged(context);

    Pipeline pipeline = context.pipelines().create(Stage.TRANSFORM);
    addTransform(pipeline, InputCheck.of(run.manifest()), context);
    try {
      context.pipelines().run(Stage.TRANSFORM, pipeline);
    } catch (RuntimeException e) {
      throw DamagedInput.explain(e, run.manifest());
    }

    requireUnchanged(context);
    Map<String, Long> counts = StageCounts.read(run.folder(), Stage.TRANSFORM);
    StageCounts.requireAllRows(counts);
    run.folder().delete(filesWithoutRejects(run, counts));
    run.folder().clear(RunFolder.TEMPORARY);
    List<FileEntry> files = new ArrayList<>(run.folder().files(RunFolder.PROCESSED));
    files.addAll(run.folder().files(RunFolder.REJECTED));
    run.end(Stage.TRANSFORM, counts, files, Map.of());
  }

  private static void addTransform(Pipeline pipeline, RunInput input, StageContext context) {
    RunFolder folder = context.run().folder();
    boolean multiline = context.settings().multiline();
    long bytes = input.files().stream().mapToLong(file -> file.file().unpackedBytes()).sum();
    String temporary = folder.uri(RunFolder.TEMPORARY);

    PCollectionTuple cleaned =
        pipeline
            .apply("ReadRows", ReadRows.of(input.files(), multiline))
            .apply("CleanRows", CleanRows.by(input.headers()));
    PCollectionTuple latest =
        cleaned
            .get(CleanRows.CLEANED)
            .apply("KeepLatest", KeepLatest.perId(Buckets.forBytes(bytes)));
    PCollection<LineBlock> snapshot = latest.get(KeepLatest.LINES);
    snapshot.apply(
        "WriteSnapshot",
        WriteBlocks.to(folder.uri(RunFolder.PROCESSED), temporary, ShardCount.forBytes(bytes)));
    snapshot
        .apply("ProfileSnapshot", ProfileSnapshot.create())
        .apply("WriteProfile", WriteLines.to(folder.uri(RunFolder.PROFILE), temporary));

    PCollectionTuple faulty =
        PCollectionTuple.of(CleanRows.REJECTED, cleaned.get(CleanRows.REJECTED))
            .and(
                CleanRows.FLAGGED,
                cleaned.get(CleanRows.FLAGGED).apply("ExampleFlags", SampleFlaggedRows.ofEach()));
    if (!multiline) {
      faulty = faulty.apply("LocateRows", LocateRows.in(input.files(), input.headers()));
    }
    faulty
        .get(CleanRows.REJECTED)
        .apply(
            "WriteRejects",
            WriteRejects.to(folder.uri(RunFolder.REJECTED), temporary, input.headers()));
    faulty
        .get(CleanRows.FLAGGED)
        .apply("LocatedExamples", SampleFlaggedRows.ofEach())
        .apply(
            "WriteFlagged",
            WriteFlagged.to(folder.uri(RunFolder.FLAGGED), temporary, input.headers()));
    PCollectionList.of(cleaned.get(CleanRows.COUNTS))
        .and(latest.get(KeepLatest.COUNTS))
        .apply("AllCounts", Flatten.pCollections())
        .apply("WriteCounts", WriteCounts.to(folder.uri(countsFile()), temporary));
  }

  private static String countsFile() {
    return StageCounts.file(Stage.TRANSFORM);
  }

  private static void requireUnchanged(StageContext context) {
    List<String> changes = InputCheck.changedObjects(context.run().manifest(), context.s3());
    if (!changes.isEmpty()) {
      throw new RunFailedException(
          "The input changed while it was being read: "
              + String.join(" ", changes)
              + " The table was not touched. Start a new run.",
          null);
    }
  }

  /** TextIO leaves a file also where there is nothing to write. */
  private static List<String> filesWithoutRejects(Run run, Map<String, Long> counts) {
    List<String> empty = new ArrayList<>();
    RunFolder folder = run.folder();
    for (int header = 0; header < run.manifest().headers().size(); header++) {
      if (counts.getOrDefault(CountNames.rejectedOfHeader(header), 0L) == 0) {
        empty.add(folder.key(RunFolder.REJECTED + WriteRejects.rowsOfHeader(header)));
      }
    }
    if (counts.getOrDefault(CountNames.rejected(Reason.MALFORMED_CSV), 0L) == 0) {
      empty.add(folder.key(RunFolder.REJECTED + WriteRejects.UNPARSED));
    }
    return empty;
  }
}
