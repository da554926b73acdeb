package org.therapeuticlocator.pipeline.stage;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.FlatMapElements;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.Top;
import org.apache.beam.sdk.transforms.Values;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.therapeuticlocator.pipeline.failure.Guard;
import org.therapeuticlocator.pipeline.failure.GuardException;
import org.therapeuticlocator.pipeline.input.StoredFile;
import org.therapeuticlocator.pipeline.output.WriteFiles;
import org.therapeuticlocator.pipeline.run.RunFolder;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.transforms.Change;
import org.therapeuticlocator.transforms.CountNames;
import org.therapeuticlocator.transforms.LineBlock;

/** Reads the destination once more after the load and compares it with the snapshot. */
public final class Verification {
  private static final String NAME = "verify";
  private static final int EXAMPLES = 5;
  private static final String COUNTS = RunFolder.COUNTS + NAME + ".jsonl";

  private Verification() {}

  /**
   * Compares all items.
   *
   * @throws GuardException if one is missing or different, or a deleted one is still there; it
   *     names some of each
   */
  public static void run(StageContext context) {
    List<StoredFile> snapshot = ComparisonGraph.snapshot(context);
    RunFolder folder = context.run().folder();
    folder.clear(COUNTS, RunFolder.DIFFERENCES);
    Pipeline pipeline = context.pipelines().create(Stage.PLAN, NAME);
    firstOfEachKind(
            ComparisonGraph.add(
                pipeline, snapshot, ComparisonGraph.buckets(snapshot, context), COUNTS, context))
        .apply("ToDifferences", WithKeys.of(RunFolder.DIFFERENCES))
        .apply("WriteDifferences", WriteFiles.into(folder.uri(""), RunFolder.DIFFERENCES));
    context.pipelines().run(Stage.PLAN, NAME, pipeline);

    Map<String, Long> counts = StageCounts.read(folder, COUNTS);
    long missing = StageCounts.count(counts, CountNames.INSERTED);
    long different = StageCounts.count(counts, CountNames.UPDATED);
    long stale = StageCounts.count(counts, CountNames.DELETED);
    if (missing + different + stale > 0) {
      List<String> examples = examples(folder);
      throw new GuardException(
          Guard.VERIFY,
          0,
          missing + different + stale,
          "The load is done, but --verify found the table other than the snapshot: "
              + found(missing, "missing", Change.INSERT, examples)
              + ", "
              + found(different, "different", Change.UPDATE, examples)
              + ", "
              + found(stale, "not deleted", Change.DELETE, examples)
              + ". Somebody else may write to it; a new run puts it right. As they should be, these"
              + " items are in "
              + folder.uri(RunFolder.DIFFERENCES)
              + '.');
    }
  }

  /** Of blocks of change lines a few of every kind, those with the smallest ids. */
  static PCollection<String> firstOfEachKind(PCollection<KV<Integer, byte[]>> changes) {
    return changes
        .apply("Blocks", Values.create())
        .apply("Lines", FlatMapElements.into(TypeDescriptors.strings()).via(LineBlock::lines))
        .apply("ByKind", WithKeys.of(Change::kind).withKeyType(TypeDescriptors.strings()))
        // A line begins with its id.
        .apply("First", Top.smallestPerKey(EXAMPLES))
        .apply("Lists", Values.<List<String>>create())
        .apply("Examples", Flatten.iterables())
        .setCoder(StringUtf8Coder.of());
  }

  private static List<String> examples(RunFolder folder) {
    return folder
        .bucket()
        .read(folder.key(RunFolder.DIFFERENCES))
        // Not String.lines: that takes a carriage return for a line end.
        .map(stored -> List.of(stored.text().split("\n", -1)))
        .orElse(List.of());
  }

  /** {@code 7 missing (id, id, id, id, id, …)}. */
  private static String found(long n, String how, Change kind, List<String> examples) {
    List<String> ids =
        examples.stream()
            .filter(line -> !line.isEmpty() && Change.kind(line).equals(kind.label()))
            .map(Change::id)
            .sorted()
            .toList();
    return String.format(Locale.ROOT, "%,d ", n)
        + how
        + (ids.isEmpty() ? "" : " (" + String.join(", ", ids) + (n > ids.size() ? ", …)" : ")"));
  }
}
