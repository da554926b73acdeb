package org.therapeuticlocator.pipeline.run;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.time.Scheduler;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Shows other machines that a run's process lives: an object written again every 15 s. Where its
 * age is over a minute, or it was taken away, the process is taken for dead.
 */
final class Heartbeat implements AutoCloseable {
  private static final Duration EVERY = Duration.ofSeconds(15);
  private static final Duration DEAD_AFTER = Duration.ofSeconds(60);

  private final RunFolder folder;
  private @Nullable Runnable endBeats;

  private Heartbeat(RunFolder folder) {
    this.folder = folder;
  }

  /** Whether the process of {@code owner} may still be at the run. */
  static boolean of(RunOwner owner, RunFolder folder) {
    return folder
        .bucket()
        .age(folder.key(RunFolder.ALIVE))
        .filter(
            age -> owner.isOfThisMachine() ? owner.isRunningHere() : age.compareTo(DEAD_AFTER) < 0)
        .isPresent();
  }

  /** Beats once; to be called before the claim is written. */
  static Heartbeat begin(RunFolder folder) {
    Heartbeat heartbeat = new Heartbeat(folder);
    heartbeat.beat();
    return heartbeat;
  }

  /** Goes on beating until closed. */
  void keepUp() {
    // Where one fails, the next may get through; a bucket that is gone fails the run elsewhere.
    endBeats = Scheduler.SYSTEM.every(EVERY, () -> tryTo(this::beat));
  }

  private void beat() {
    folder.bucket().write(folder.key(RunFolder.ALIVE), "{}");
  }

  /** Ends the beats, without a last one that would delay whoever resumes. */
  @Override
  public void close() {
    if (endBeats != null) {
      endBeats.run();
    }
    // Where it cannot be deleted, it grows old by itself.
    tryTo(() -> folder.bucket().delete(List.of(folder.key(RunFolder.ALIVE))));
  }

  private static void tryTo(Runnable call) {
    try {
      call.run();
    } catch (SdkException e) {
      return;
    }
  }
}
