package org.therapeuticlocator.pipeline.stage;

import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.therapeuticlocator.pipeline.destination.dynamodb.ScanTable;
import org.therapeuticlocator.pipeline.input.ReadLines;
import org.therapeuticlocator.pipeline.input.StoredFile;
import org.therapeuticlocator.pipeline.output.WriteCounts;
import org.therapeuticlocator.pipeline.run.RunFolder;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.transforms.BucketItems;
import org.therapeuticlocator.transforms.BucketLines;
import org.therapeuticlocator.transforms.Buckets;
import org.therapeuticlocator.transforms.LineBlock;
import org.therapeuticlocator.transforms.PlanChanges;

/** The graph that plan and verification share: snapshot and table, joined by bucket. */
final class ComparisonGraph {
  private ComparisonGraph() {}

  /** About how large snapshot and table are, unpacked. */
  static long bytes(List<StoredFile> snapshot, StageContext context) {
    return snapshot.stream().mapToLong(StoredFile::unpackedBytes).sum() + context.table().bytes();
  }

  /** Adds the comparison, its counts going into {@code countsFile}; answers the changes. */
  static PCollection<LineBlock> add(
      Pipeline pipeline, List<StoredFile> snapshot, String countsFile, StageContext context) {
    RunFolder folder = context.run().folder();
    long bytes = bytes(snapshot, context);
    Buckets buckets = Buckets.forBytes(bytes);

    PCollectionTuple table = pipeline.apply("ScanTable", context.scan(bytes));
    PCollectionTuple planned =
        KeyedPCollectionTuple.of(
                PlanChanges.SNAPSHOT,
                pipeline
                    .apply("ReadSnapshot", ReadLines.of(snapshot))
                    .apply("BucketSnapshot", BucketLines.into(buckets)))
            .and(
                PlanChanges.TABLE,
                table.get(ScanTable.PAGES).apply("BucketTable", BucketItems.into(buckets)))
            .apply("PlanChanges", PlanChanges.deletingStale(context.settings().deleteStale()));
    PCollectionList.of(planned.get(PlanChanges.COUNTS))
        .and(table.get(ScanTable.COUNTS))
        .apply("AllCounts", Flatten.pCollections())
        .apply("WriteCounts", WriteCounts.to(folder.uri(""), countsFile));
    return planned.get(PlanChanges.CHANGES);
  }

  /** The parts of the snapshot that the manifest lists. */
  static List<StoredFile> snapshot(StageContext context) {
    return ManifestFiles.of(context.run(), Stage.TRANSFORM, RunFolder.PROCESSED);
  }
}
