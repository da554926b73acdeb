package org.therapeuticlocator.pipeline.stage;

import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.therapeuticlocator.pipeline.destination.Target;
import org.therapeuticlocator.pipeline.input.ReadLines;
import org.therapeuticlocator.pipeline.input.StoredFile;
import org.therapeuticlocator.pipeline.output.CountLines;
import org.therapeuticlocator.pipeline.output.WriteFiles;
import org.therapeuticlocator.pipeline.run.RunFolder;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.transforms.Buckets;
import org.therapeuticlocator.transforms.PackLines;
import org.therapeuticlocator.transforms.PlanChanges;

/** The graph that plan and verification share: snapshot and destination, joined by bucket. */
final class ComparisonGraph {
  private ComparisonGraph() {}

  /** Buckets for {@code files} and what is at the destination together. */
  static Buckets buckets(List<StoredFile> files, StageContext context) {
    return Buckets.forBytes(unpackedBytes(files) + context.target().bytes());
  }

  /** About how large {@code files} are, unpacked. */
  static long unpackedBytes(List<StoredFile> files) {
    return files.stream().mapToLong(StoredFile::unpackedBytes).sum();
  }

  /** Adds the comparison, its counts going into {@code countsFile}; answers the changes. */
  static PCollection<KV<Integer, byte[]>> add(
      Pipeline pipeline,
      List<StoredFile> snapshot,
      Buckets buckets,
      String countsFile,
      StageContext context) {
    RunFolder folder = context.run().folder();
    PCollection<String> lines = pipeline.apply("ReadSnapshot", ReadLines.of(snapshot));

    PCollectionTuple stored =
        pipeline.apply("ReadDestination", context.target().read(unpackedBytes(snapshot)));
    PCollectionTuple planned =
        PackLines.besideStored(lines, stored.get(Target.ITEMS), buckets)
            .apply(
                "PlanChanges",
                PlanChanges.of(context.settings().deleteStale(), context.destination().cost()));
    PCollectionList.of(planned.get(PlanChanges.COUNTS))
        .and(stored.get(Target.COUNTS))
        .apply("AllCounts", Flatten.pCollections())
        .apply("CountLines", CountLines.of(countsFile))
        .apply("WriteCounts", WriteFiles.into(folder.uri(""), countsFile));
    return planned.get(PlanChanges.CHANGES);
  }

  /** The parts of the snapshot that the manifest lists. */
  static List<StoredFile> snapshot(StageContext context) {
    return ManifestFiles.of(context.run(), Stage.TRANSFORM, RunFolder.PROCESSED);
  }
}
