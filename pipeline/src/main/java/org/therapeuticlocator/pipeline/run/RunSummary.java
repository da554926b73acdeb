package org.therapeuticlocator.pipeline.run;

import java.time.Instant;
import java.util.Comparator;

/** A run of the bucket as it is now, at work or not. */
public record RunSummary(Manifest manifest, State state) {
  /** How a run stands. */
  public enum State {
    /** The table is as the snapshot. */
    SUCCEEDED,
    /** Its process lives. */
    RUNNING,
    /** It wrote a report that says so. */
    FAILED,
    /** Its process died in the middle of a stage. */
    INTERRUPTED,
    /** It ended well before the last stage: a dry run, or one of some stages. */
    PAUSED
  }

  static final Comparator<RunSummary> NEWEST_FIRST =
      Comparator.comparing(RunSummary::started).reversed();

  /** When the run was first started. */
  public Instant started() {
    return manifest.started().orElseGet(this::processStarted);
  }

  private Instant processStarted() {
    String start = manifest.claim().processStart();
    return start.isEmpty() ? Instant.EPOCH : Instant.parse(start);
  }

  /** {@code succeeded}, {@code failed at plan}. */
  public String inWords() {
    Stage next = manifest.nextStage();
    String stage = next == null ? "the end" : next.label();
    return switch (state) {
      case SUCCEEDED -> "succeeded";
      case RUNNING -> "running " + stage;
      case FAILED -> "failed at " + stage;
      case INTERRUPTED -> "interrupted at " + stage;
      case PAUSED -> "paused before " + stage;
    };
  }
}
