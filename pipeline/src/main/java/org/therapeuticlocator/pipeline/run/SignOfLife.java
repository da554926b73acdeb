package org.therapeuticlocator.pipeline.run;

import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Shows other machines that a run's process lives: an object written again every 15 s. Where its
 * age is over a minute, or it was taken away, the process is taken for dead.
 */
final class SignOfLife implements AutoCloseable {
  private static final Duration EVERY = Duration.ofSeconds(15);
  private static final Duration DEAD_AFTER = Duration.ofSeconds(60);

  private final RunFolder folder;
  private final Thread thread = new Thread(this::run, "sign-of-life");

  private SignOfLife(RunFolder folder) {
    this.folder = folder;
    thread.setDaemon(true);
  }

  /** Whether the process of {@code claim} may still be at the run. */
  static boolean of(Claim claim, RunFolder folder) {
    return folder
        .bucket()
        .age(folder.key(RunFolder.ALIVE))
        .filter(
            age -> claim.isOfThisMachine() ? claim.isRunningHere() : age.compareTo(DEAD_AFTER) < 0)
        .isPresent();
  }

  /** Gives a first sign; to be called before the claim is written. */
  static SignOfLife begin(RunFolder folder) {
    SignOfLife life = new SignOfLife(folder);
    life.give();
    return life;
  }

  /** Goes on giving signs until closed. */
  void keepUp() {
    thread.start();
  }

  private void run() {
    try {
      while (true) {
        Thread.sleep(EVERY.toMillis());
        tryToGive();
      }
    } catch (InterruptedException e) {
      // Closed.
      return;
    }
  }

  private void give() {
    folder.bucket().write(folder.key(RunFolder.ALIVE), Run.JSON, "{}");
  }

  private void tryToGive() {
    try {
      give();
    } catch (SdkException e) {
      // The next one may get through; a bucket that is gone fails the run elsewhere.
      return;
    }
  }

  /** Ends the signs, without a last one that would delay whoever resumes. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      folder.bucket().delete(List.of(folder.key(RunFolder.ALIVE)));
    } catch (SdkException e) {
      // It grows old by itself.
      return;
    }
  }
}
