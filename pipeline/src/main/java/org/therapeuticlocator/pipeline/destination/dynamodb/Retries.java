package org.therapeuticlocator.pipeline.destination.dynamodb;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.aws.AwsErrors;
import org.therapeuticlocator.pipeline.failure.RunFailedException;
import org.therapeuticlocator.pipeline.time.Scheduler;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Waits between the attempts at a call, with capped, jittered backoff, for as long as any such call
 * of this JVM gets through.
 */
final class Retries {
  /** How long none at all may get through before the run fails. */
  static final Duration PATIENCE = Duration.ofSeconds(90);

  private static final Duration FIRST_BACKOFF = Duration.ofMillis(50);
  private static final Duration MOST_BACKOFF = Duration.ofSeconds(2);

  private final RateLimiter progress;
  private final Scheduler scheduler;
  private final String stillness;
  private final String advice;

  private Retries(RateLimiter progress, Scheduler scheduler, String stillness, String advice) {
    this.progress = progress;
    this.scheduler = scheduler;
    this.stillness = stillness;
    this.advice = advice;
  }

  static Retries ofWrites(RateLimiter progress, Scheduler scheduler) {
    return new Retries(
        progress,
        scheduler,
        "The table took no write for ",
        " Raise the table's write capacity or lower --writeCapacity, then resume.");
  }

  static Retries ofReads(RateLimiter progress, Scheduler scheduler) {
    return new Retries(
        progress,
        scheduler,
        "The table answered no read for ",
        " Raise the table's provisioned read units or lower --readCapacity, then resume.");
  }

  /** Whether waiting may help: throttling, the service's own errors, a broken connection. */
  static boolean mayPass(SdkException e) {
    if (e instanceof AwsServiceException answer) {
      // After a clock-skew error the SDK corrects its offset, so a retry succeeds.
      return answer.isThrottlingException()
          || answer.isClockSkewException()
          || answer.statusCode() >= 500;
    }
    if (e.retryable() || e instanceof ApiCallAttemptTimeoutException) {
      return true;
    }
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException) {
        return true;
      }
    }
    return false;
  }

  /**
   * Waits before an attempt of a call is repeated for the {@code round}th time, from 0.
   *
   * @param start when the call began
   * @param failure the last answer; null: it took nothing
   * @throws RunFailedException if nothing has got through for too long
   */
  void backOff(long start, int round, @Nullable SdkException failure) {
    Duration still = progress.stillFor(start);
    if (still.compareTo(PATIENCE) > 0) {
      throw new RunFailedException(
          stillness
              + still.toSeconds()
              + " seconds, the last answer being "
              + (failure == null ? "unprocessed items." : AwsErrors.of(failure))
              + advice,
          failure);
    }
    long most = Math.min(MOST_BACKOFF.toMillis(), FIRST_BACKOFF.toMillis() << Math.min(round, 20));
    sleep(Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1)));
  }

  /** Waits, be it zero. */
  void sleep(Duration duration) {
    if (duration.isZero()) {
      return;
    }
    try {
      scheduler.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunFailedException("The load was interrupted.", e);
    }
  }
}
