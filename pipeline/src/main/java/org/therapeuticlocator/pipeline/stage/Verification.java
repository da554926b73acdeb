package org.therapeuticlocator.pipeline.stage;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.List;
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
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.failure.GuardException;
import org.therapeuticlocator.pipeline.failure.GuardException.Guard;
import org.therapeuticlocator.pipeline.input.StoredFile;
import org.therapeuticlocator.pipeline.output.WriteFiles;
import org.therapeuticlocator.pipeline.run.RunFolder;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.text.Numbers;
import org.therapeuticlocator.transforms.Change;
import org.therapeuticlocator.transforms.CountNames;
import org.therapeuticlocator.transforms.Detail;
import org.therapeuticlocator.transforms.LineBlock;
import org.therapeuticlocator.transforms.PlanChanges;

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
    List<StoredFile> snapshot = PlanStage.snapshot(context);
    RunFolder folder = context.run().folder();
    folder.clear(COUNTS, RunFolder.DIFFERENCES);
    Pipeline pipeline = context.pipelines().create(Stage.PLAN, NAME);
    firstOfEachKind(
            PlanStage.compare(
                    pipeline,
                    snapshot,
                    StaleList.ofPlan(context),
                    PlanStage.buckets(snapshot, context),
                    Detail.NONE,
                    COUNTS,
                    context)
                .get(PlanChanges.CHANGES))
        .apply("ToDifferences", WithKeys.of(RunFolder.DIFFERENCES))
        .apply(
            "WriteDifferences", WriteFiles.into(folder.uri(""), Map.of(), RunFolder.DIFFERENCES));
    context.pipelines().run(Stage.PLAN, NAME, pipeline);

    Map<String, Long> counts = StageCounts.read(folder, COUNTS);
    long missing = counts.getOrDefault(CountNames.INSERTED, 0L);
    long different = counts.getOrDefault(CountNames.UPDATED, 0L);
    long stale = counts.getOrDefault(CountNames.DELETED, 0L);
    if (missing + different + stale > 0) {
      Map<String, List<String>> examples = examples(folder);
      throw new GuardException(
          Guard.VERIFY,
          0,
          missing + different + stale,
          "The load is done, but --verify found the table other than the snapshot: "
              + found(missing, "missing", examples.get(Change.INSERT.label()))
              + ", "
              + found(different, "different", examples.get(Change.UPDATE.label()))
              + ", "
              + found(stale, "not deleted", examples.get(Change.DELETE.label()))
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

  /** Ids by the kind of change that would mend their items. */
  private static Map<String, List<String>> examples(RunFolder folder) {
    return folder.lines(RunFolder.DIFFERENCES).stream()
        .sorted()
        .collect(groupingBy(Change::kind, mapping(Change::id, toList())));
  }

  /** {@code 7 missing (id, id, id, id, id, …)}. */
  private static String found(long n, String how, @Nullable List<String> ids) {
    return Numbers.format("%,d %s", n, how)
        + (ids == null ? "" : " (" + String.join(", ", ids) + (n > ids.size() ? ", …)" : ")"));
  }
}
