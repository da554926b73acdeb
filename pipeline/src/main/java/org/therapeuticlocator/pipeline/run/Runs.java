package org.therapeuticlocator.pipeline.run;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.failure.RunFailedException;
import org.therapeuticlocator.pipeline.failure.UsageException;
import org.therapeuticlocator.pipeline.s3.Bucket;

/**
 * The runs of a bucket: starts a new one, or resumes one that was not finished.
 *
 * @param cluster the Flink cluster that this process's jobs go to; null: to none
 * @param sample whether a new one is of the run without arguments
 * @param leftovers ends the jobs that a claimant that is gone left at work elsewhere, and returns
 *     when there are none any more, or fails
 * @param warnings told what does not fail a run
 */
public record Runs(
    Bucket bucket,
    Clock clock,
    @Nullable String cluster,
    boolean sample,
    Consumer<Manifest> leftovers,
    Consumer<String> warnings) {
  private static final DateTimeFormatter START_TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  /**
   * Claims a run for this process: a new one named by the time where {@code runId} is null, else
   * the one with that name, new or resumed.
   *
   * @param options those that a resumed run must have in common with its first start
   * @throws UsageException if the run was started with other options
   * @throws RunFailedException if another process is at it
   */
  public Run claim(@Nullable String runId, Map<String, String> options) {
    if (runId != null) {
      return claimNamed(runId, options).orElseGet(() -> resume(runId, options));
    }
    String start = START_TIME.format(Instant.now(clock));
    for (int suffix = 1; ; suffix++) {
      Optional<Run> run = claimNamed(suffix == 1 ? start : start + '-' + suffix, options);
      if (run.isPresent()) {
        return run.get();
      }
    }
  }

  /**
   * The run with this name as it was left; empty for a new one.
   *
   * @throws UsageException if it was started with other options
   */
  public Optional<Manifest> find(@Nullable String runId, Map<String, String> options) {
    if (runId == null) {
      return Optional.empty();
    }
    Optional<Manifest> found = new RunFolder(bucket, runId).manifest();
    found.ifPresent(manifest -> checkOptions(manifest, options));
    return found;
  }

  /**
   * Makes sure that nobody is at a run: its process is gone, and so are the jobs that it left.
   *
   * @throws RunFailedException if somebody is, or that cannot be known
   */
  public void requireFree(Manifest found) {
    if (Heartbeat.of(found.claim(), new RunFolder(bucket, found.runId()))) {
      throw inProgress(found);
    }
    if (found.stages().values().stream().anyMatch(stage -> !stage.isDone())) {
      leftovers.accept(found);
    }
  }

  private Optional<Run> claimNamed(String runId, Map<String, String> options) {
    RunFolder folder = new RunFolder(bucket, runId, warnings);
    String key = folder.key(RunFolder.MANIFEST);
    if (bucket.head(key).isPresent()) {
      return Optional.empty();
    }
    Manifest manifest = Manifest.begun(runId, RunOwner.ofThisProcess(cluster), sample, options);
    Heartbeat life = Heartbeat.begin(folder);
    return bucket
        .writeNew(key, manifest.toJson())
        .flatMap(etag -> confirmed(folder, life, manifest));
  }

  private Run resume(String runId, Map<String, String> options) {
    RunFolder folder = new RunFolder(bucket, runId, warnings);
    String key = folder.key(RunFolder.MANIFEST);
    Bucket.Text stored =
        bucket
            .read(key)
            .orElseThrow(() -> new RunFailedException("Run " + runId + " has vanished.", null));
    Manifest found = Manifest.parse(runId, stored.text());
    checkOptions(found, options);
    requireFree(found);
    Heartbeat life = Heartbeat.begin(folder);
    Manifest manifest = found.claimedBy(RunOwner.ofThisProcess(cluster));
    return bucket
        .replace(key, manifest.toJson(), stored.etag())
        .flatMap(etag -> confirmed(folder, life, manifest))
        .orElseThrow(() -> inProgress(found));
  }

  /** Reads the manifest back: a store that ignores conditions lets two claimants write. */
  private Optional<Run> confirmed(RunFolder folder, Heartbeat life, Manifest manifest) {
    Optional<Bucket.Text> stored =
        bucket
            .read(folder.key(RunFolder.MANIFEST))
            .filter(
                text ->
                    Manifest.parse(manifest.runId(), text.text()).claim().equals(manifest.claim()));
    stored.ifPresent(text -> life.keepUp());
    return stored.map(text -> new Run(folder, clock, life, manifest, text.etag()));
  }

  private static void checkOptions(Manifest found, Map<String, String> options) {
    options.forEach(
        (name, value) -> {
          String before = found.options().getOrDefault(name, value);
          if (!before.equals(value)) {
            throw new UsageException(
                String.format(
                    "Run %s was started with --%s=%s, now it is %s. Resume it with the same, or"
                        + " start a new run without --runId.",
                    found.runId(), name, before, value));
          }
        });
  }

  private static RunFailedException inProgress(Manifest manifest) {
    return new RunFailedException(
        String.format(
            "Run %s is in progress in process %s on %s. Wait for it to end, or give another --runId."
                + " If it is dead on another machine, it can be resumed a minute after its last sign"
                + " of life.",
            manifest.runId(), manifest.claim().pid(), manifest.claim().host()),
        null);
  }
}
