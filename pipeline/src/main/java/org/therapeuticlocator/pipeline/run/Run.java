package org.therapeuticlocator.pipeline.run;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.therapeuticlocator.pipeline.audit.Audit;
import org.therapeuticlocator.pipeline.failure.RunFailedException;

/**
 * A run that this process has claimed: its folder, and its manifest as last written. Every write of
 * the manifest is on the condition that nobody else wrote it since.
 */
public final class Run implements AutoCloseable {
  private final RunFolder folder;
  private final Clock clock;
  private final Heartbeat life;
  private Manifest manifest;
  private String etag;

  Run(RunFolder folder, Clock clock, Heartbeat life, Manifest manifest, String etag) {
    this.life = life;
    this.folder = folder;
    this.clock = clock;
    this.manifest = manifest;
    this.etag = etag;
  }

  /** The run's name. */
  public String id() {
    return manifest.runId();
  }

  /** Where its files lie. */
  public RunFolder folder() {
    return folder;
  }

  /** The time by its clock, ISO-8601, UTC, to the millisecond. */
  public String now() {
    return Instant.now(clock).truncatedTo(ChronoUnit.MILLIS).toString();
  }

  /** What it did so far. */
  public Manifest manifest() {
    return manifest;
  }

  /** Notes that a stage begins. */
  public void begin(Stage stage) {
    save(manifest.with(stage, StageRecord.begun(now())));
  }

  /** Notes what the input is; extract calls it before it ends. */
  public void foundInput(List<InputEntry> files, List<List<String>> headers) {
    manifest = manifest.withInput(files, headers);
  }

  /** Notes what came of comparing the snapshot with the last good one. */
  public void audited(Audit audit) {
    if (!audit.equals(manifest.audit())) {
      save(manifest.with(audit));
    }
  }

  /** Notes counts of a stage that is not done. */
  public void count(Stage stage, Map<String, Long> counts) {
    save(manifest.with(stage, begun(stage).counted(counts)));
  }

  /** Notes that a stage is done, with everything it wrote: the last write of the stage. */
  public void end(
      Stage stage, Map<String, Long> counts, List<FileEntry> files, Map<String, String> facts) {
    save(manifest.with(stage, begun(stage).ended(now(), counts, files, facts)));
  }

  private StageRecord begun(Stage stage) {
    StageRecord record = manifest.stage(stage);
    if (record == null) {
      throw new IllegalStateException(stage.label() + " has not begun");
    }
    return record;
  }

  private void save(Manifest changed) {
    etag =
        folder
            .bucket()
            .replace(folder.key(RunFolder.MANIFEST), changed.toJson(), etag)
            .orElseThrow(
                () ->
                    new RunFailedException(
                        "Run " + id() + " was taken over by another process; this one stops.",
                        null));
    manifest = changed;
  }

  /** Lets go of the run, so that anyone may resume it. */
  @Override
  public void close() {
    life.close();
  }
}
