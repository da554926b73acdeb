package org.therapeuticlocator.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.therapeuticlocator.pipeline.aws.AwsConnection;
import org.therapeuticlocator.pipeline.aws.Endpoint;
import org.therapeuticlocator.pipeline.destination.Destination;
import org.therapeuticlocator.pipeline.destination.Target;
import org.therapeuticlocator.pipeline.failure.UsageException;
import org.therapeuticlocator.pipeline.input.FoundInput;
import org.therapeuticlocator.pipeline.input.InputCheck;
import org.therapeuticlocator.pipeline.options.LoadOptions;
import org.therapeuticlocator.pipeline.options.Settings;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.pipeline.run.RunFolder;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.s3.Bucket;
import org.therapeuticlocator.pipeline.stage.ManifestFiles;
import org.therapeuticlocator.pipeline.text.Numbers;
import org.therapeuticlocator.row.Header;

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
   * Whether bucket and destination can be called with a worker's network and credentials: a
   * sentence for each problem.
   */
  static SerializableFunction<LoadOptions, List<String>> onWorker(Destination destination) {
    SerializableFunction<LoadOptions, List<String>> inspection = destination.inspectOnWorker();
    return options -> {
      List<String> problems = new ArrayList<>();
      AwsConnection aws = AwsConnection.of(options);
      try (Bucket bucket = Bucket.callingOnce(aws, options.getBucket())) {
        bucket.check(problems);
      }
      String where = Endpoint.asWorkersCallIt(aws.s3());
      problems.replaceAll(problem -> problem + where);
      problems.addAll(inspection.apply(options));
      return problems;
    };
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
      RunFolder folder = new RunFolder(bucket, earlier.get().runId());
      changes.addAll(ManifestFiles.changedSince(earlier.get(), folder, settings));
      if (!changes.isEmpty()) {
        throw new UsageException(changes);
      }
      return Optional.empty();
    }
    if (settings.accept() && earlier.isEmpty()) {
      throw new UsageException(
          "--accept: there is no run "
              + settings.runId()
              + " in this bucket, so it has no findings.");
    }
    FoundInput input = FoundInput.find(settings.input(), bucket);
    if (settings.deleteStale()
        && input.headers().stream().anyMatch(header -> Header.isOfRejects(header.names()))) {
      throw new UsageException(
          "The input has the columns of rejected rows, so it is not the whole list: without"
              + " --staleRows=delete it can be loaded, with it all others would be deleted.");
    }
    return Optional.of(input);
  }

  /** Every stage due needs the one before it: done earlier, or due too. */
  private static void requireOrder(Optional<Manifest> earlier, Settings settings) {
    boolean ready = true;
    for (Stage stage : Stage.values()) {
      boolean done = earlier.isPresent() && earlier.get().isDone(stage);
      boolean due = settings.stages().contains(stage);
      if (due && !ready) {
        String run = earlier.isPresent() ? "run " + settings.runId() : "this new run";
        throw new UsageException(
            Numbers.format(
                "--stages names %s, but the stage before it is neither named nor done in %s. Name"
                    + " the stages without a gap, or the --runId of a run that has done it.",
                stage.label(), run));
      }
      ready = done || due;
    }
  }
}
