package org.therapeuticlocator.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.therapeuticlocator.pipeline.destination.Destination;
import org.therapeuticlocator.pipeline.destination.Target;
import org.therapeuticlocator.pipeline.failure.UsageException;
import org.therapeuticlocator.pipeline.input.FoundInput;
import org.therapeuticlocator.pipeline.input.InputCheck;
import org.therapeuticlocator.pipeline.options.Settings;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.pipeline.run.RunFolder;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.s3.Bucket;
import org.therapeuticlocator.pipeline.stage.ManifestFiles;

/** What is checked before anything is written: bucket, destination, input, order of stages. */
final class Preflight {
  private Preflight() {}

  /**
   * What will be loaded into.
   *
   * @throws UsageException with what is wrong with bucket and destination
   */
  static Target check(Bucket bucket, Destination destination) {
    List<String> problems = new ArrayList<>();
    bucket.check(problems);
    Optional<Target> target = destination.inspect(problems);
    if (!problems.isEmpty()) {
      throw new UsageException(problems);
    }
    return target.orElseThrow();
  }

  /**
   * The input for extract; empty where the run has recorded it already, and it is still the same,
   * as are the files of the run that the stages due read.
   *
   * @throws UsageException if something is missing, unusable or not what it was
   */
  static Optional<FoundInput> input(Optional<Manifest> earlier, Settings settings, Bucket bucket) {
    requireOrder(earlier, settings);
    if (earlier.isPresent() && earlier.get().isDone(Stage.EXTRACT)) {
      List<String> changes = new ArrayList<>(InputCheck.changedObjects(earlier.get(), bucket));
      changes.addAll(InputCheck.changedLocalFiles(earlier.get()));
      if (!changes.isEmpty()) {
        changes.add("Run " + settings.runId() + " cannot go on with other input: start a new run.");
      }
      changes.addAll(
          ManifestFiles.changedSince(
              earlier.get(), new RunFolder(bucket, earlier.get().runId()), settings));
      if (!changes.isEmpty()) {
        throw new UsageException(changes);
      }
      return Optional.empty();
    }
    return Optional.of(FoundInput.find(settings.input(), bucket));
  }

  /** Every stage due needs the one before it: done earlier, or due too. */
  private static void requireOrder(Optional<Manifest> earlier, Settings settings) {
    boolean ready = true;
    for (Stage stage : Stage.values()) {
      boolean done = earlier.isPresent() && earlier.get().isDone(stage);
      boolean due = settings.stages().contains(stage);
      if (due && !ready) {
        throw new UsageException(
            "--stages names "
                + stage.label()
                + ", but the stage before it is neither named nor done in "
                + (earlier.isPresent() ? "run " + settings.runId() : "this new run")
                + ". Name the stages without a gap, or the --runId of a run that has done it.");
      }
      ready = done || due;
    }
  }
}
