package org.therapeuticlocator.pipeline.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.therapeuticlocator.pipeline.failure.UsageException;
import org.therapeuticlocator.pipeline.s3.Bucket;
import org.therapeuticlocator.row.Json;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Looks back at the runs of a bucket; writes nothing. */
public record RunHistory(Bucket bucket) {
  // Those that have no name of their own are named by the time.
  private static final int MOST_LOOKED_AT = 5;
  private static final int MOST_COMPARED = 30;

  private static final Logger LOG = Logger.getLogger(RunHistory.class.getName());

  /** The names of all runs. */
  public List<String> names() {
    return bucket.folders(RunFolder.RUNS);
  }

  /** Those that can be read. */
  public List<RunSummary> newestFirst(List<String> names) {
    return names.parallelStream()
        .flatMap(name -> readable(name, this::find).stream())
        .sorted(RunSummary.NEWEST_FIRST)
        .toList();
  }

  /**
   * A run by its name; empty if there is none.
   *
   * @throws UsageException if its manifest is none, or of another version
   * @throws AwsServiceException if S3 does not give it
   */
  public Optional<RunSummary> find(String name) {
    RunFolder folder = new RunFolder(bucket, name);
    return folder.manifest().map(found -> new RunSummary(found, state(found, folder)));
  }

  /** The newest run with these options, unless it ended well or is at work. */
  public Optional<RunSummary> unfinished(Map<String, String> options) {
    return names().stream()
        .sorted(Comparator.reverseOrder())
        .limit(MOST_LOOKED_AT)
        .flatMap(name -> readable(name, this::find).stream())
        .filter(run -> run.manifest().options().equals(options))
        .findFirst()
        .filter(
            run ->
                run.state() == RunSummary.State.FAILED
                    || run.state() == RunSummary.State.INTERRUPTED);
  }

  /** Up to {@code atMost} good runs into the same table that began before it, the newest first. */
  public List<Manifest> before(Manifest run, int atMost) {
    Instant start = started(run);
    List<String> newest =
        names().stream()
            .filter(name -> !name.equals(run.runId()))
            .sorted(Comparator.reverseOrder())
            .limit(MOST_COMPARED)
            .toList();
    return manifests(newest).stream()
        .filter(Manifest::isBaseline)
        .filter(earlier -> earlier.isInto(run.options()))
        .filter(earlier -> started(earlier).isBefore(start))
        .sorted(Comparator.comparing(RunHistory::started).reversed())
        .limit(atMost)
        .toList();
  }

  /** The manifests that can be read. */
  public List<Manifest> manifests(List<String> names) {
    return names.parallelStream()
        .flatMap(name -> readable(name, n -> new RunFolder(bucket, n).manifest()).stream())
        .toList();
  }

  private static Instant started(Manifest manifest) {
    return manifest.started().orElse(Instant.MAX);
  }

  /** Empty where it is gone, archived, denied, or of another version: that hides one run alone. */
  private static <T> Optional<T> readable(String name, Function<String, Optional<T>> read) {
    try {
      return read.apply(name);
    } catch (UsageException | AwsServiceException e) {
      LOG.log(Level.INFO, "run " + name + " cannot be read", e);
      return Optional.empty();
    }
  }

  private RunSummary.State state(Manifest manifest, RunFolder folder) {
    if (Heartbeat.of(manifest.claim(), folder)) {
      return RunSummary.State.RUNNING;
    }
    String reported = reported(folder);
    if (reported.equals("failed")) {
      return RunSummary.State.FAILED;
    }
    if (manifest.isDone(Stage.LOAD)) {
      return RunSummary.State.SUCCEEDED;
    }
    boolean inAStage =
        manifest.stages().isEmpty()
            || manifest.stages().values().stream().anyMatch(s -> !s.isDone());
    return inAStage || reported.isEmpty() ? RunSummary.State.INTERRUPTED : RunSummary.State.PAUSED;
  }

  private String reported(RunFolder folder) {
    try {
      Optional<Bucket.Text> report = bucket.read(folder.key(RunFolder.REPORT_JSON));
      return report.isEmpty()
          ? ""
          : Json.read(report.get().text(), JsonNode.class).path("state").asText();
    } catch (UncheckedIOException | AwsServiceException e) {
      return "";
    }
  }
}
