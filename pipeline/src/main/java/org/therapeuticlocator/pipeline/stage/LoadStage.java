package org.therapeuticlocator.pipeline.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.therapeuticlocator.pipeline.destination.Target;
import org.therapeuticlocator.pipeline.engine.PipelineRunner;
import org.therapeuticlocator.pipeline.failure.GuardException;
import org.therapeuticlocator.pipeline.failure.GuardException.Guard;
import org.therapeuticlocator.pipeline.failure.RunFailedException;
import org.therapeuticlocator.pipeline.input.ReadLines;
import org.therapeuticlocator.pipeline.input.StoredFile;
import org.therapeuticlocator.pipeline.run.Run;
import org.therapeuticlocator.pipeline.run.RunFolder;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.run.StageRecord;
import org.therapeuticlocator.pipeline.text.Numbers;
import org.therapeuticlocator.transforms.Buckets;
import org.therapeuticlocator.transforms.CountNames;
import org.therapeuticlocator.transforms.Detail;
import org.therapeuticlocator.transforms.PackLines;
import org.therapeuticlocator.transforms.RemainingChanges;

/** Carries out what the plan wrote down. */
public final class LoadStage {
  private LoadStage() {}

  /**
   * Runs the stage on the changes that the manifest lists. One that was cut off before compares
   * them with the destination again and carries out what is left.
   *
   * @throws GuardException if the destination refused items; the stage is not done then
   */
  public static void run(StageContext context) {
    Run run = context.run();
    StageRecord plan = run.manifest().done(Stage.PLAN);
    requireSameTarget(plan, context);
    List<StoredFile> changes = ManifestFiles.of(run, Stage.PLAN, RunFolder.CHANGES);
    boolean resumed = run.manifest().stage(Stage.LOAD) != null;
    run.begin(Stage.LOAD);
    run.folder().clear(RunFolder.REFUSED);
    if (plan.changes() > 0) {
      Pipeline pipeline = context.pipelines().create(Stage.LOAD);
      changesToMake(pipeline, changes, resumed, context)
          .apply(
              "WriteDestination",
              context
                  .target()
                  .write(run.folder().uri(RunFolder.REFUSED), PipelineRunner.deal(pipeline)));
      context.pipelines().run(Stage.LOAD, pipeline);
      requireNoneRefused(run);
    }
    Map<String, String> facts = StaleList.publish(run);
    context.loadedRuns().note(run.manifest());
    run.end(Stage.LOAD, Map.of(), run.folder().files(RunFolder.STALE), facts);
  }

  private static PCollection<String> changesToMake(
      Pipeline pipeline, List<StoredFile> changes, boolean resumed, StageContext context) {
    PCollection<String> planned = pipeline.apply("ReadChanges", ReadLines.of(changes));
    if (!resumed) {
      return planned;
    }
    PCollectionTuple stored =
        pipeline.apply(
            "ReadDestination",
            context
                .target()
                .read(
                    StoredFile.unpackedBytes(changes), Detail.NONE, PipelineRunner.deal(pipeline)));
    Buckets buckets = PlanStage.buckets(changes, context);
    return PackLines.besideStored(planned, stored.get(Target.ITEMS), buckets)
        .apply("RemainingChanges", RemainingChanges.create());
  }

  /** It may have been made again while the plan was made, so it is looked at once more. */
  private static void requireSameTarget(StageRecord plan, StageContext context) {
    List<String> problems = new ArrayList<>();
    Optional<Target> now = context.destination().inspect(problems);
    if (now.isEmpty() || !problems.isEmpty()) {
      throw new RunFailedException(String.join(" ", problems), null);
    }
    if (!now.get().identity().equals(plan.facts().get(PlanStage.TARGET))) {
      throw new GuardException(
          Guard.TABLE_REPLACED,
          null,
          null,
          "Table "
              + context.destination().location().name()
              + " was deleted and made again since the plan: it is another table, and nothing was"
              + " written into it. Start a new run.");
    }
  }

  private static void requireNoneRefused(Run run) {
    int refused = run.folder().files(RunFolder.REFUSED).size();
    if (refused > 0) {
      run.count(Stage.LOAD, Map.of(CountNames.REFUSED, (long) refused));
      throw new GuardException(
          Guard.REFUSED,
          0,
          refused,
          Numbers.of(refused, "item")
              + " refused, the rest is written. What was refused, and why, is in "
              + run.folder().uri(RunFolder.REFUSED)
              + ". Mend the input in a new run, or change what refuses it and try those again.");
    }
  }
}
