package org.therapeuticlocator.pipeline.destination.dynamodb;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.aws.AwsErrors;
import org.therapeuticlocator.pipeline.failure.RunFailedException;
import org.therapeuticlocator.pipeline.time.Scheduler;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The units that one JVM's calls to a table may take, and the waits between attempts at a call, for
 * as long as any of them gets through; all callers share it. Where callers are in several JVMs,
 * each JVM has the share of those that it has.
 */
final class RateLimiter {
  /** How long no call at all may get through before the run fails. */
  static final Duration PATIENCE = Duration.ofSeconds(90);

  private static final Duration FIRST_BACKOFF = Duration.ofMillis(50);
  private static final Duration MOST_BACKOFF = Duration.ofSeconds(2);

  private static final ConcurrentMap<String, RateLimiter> LIMITERS = new ConcurrentHashMap<>();

  /** What the calls do. */
  enum Kind {
    /** After a pause little may be written at once: a provisioned table may have saved nothing. */
    WRITE(100, "took no write", "write capacity or lower --writeCapacity"),
    /** A second's units at once. */
    READ(1_000, "answered no read", "provisioned read units or lower --readCapacity");

    private final Duration burst;
    private final String stillness;
    private final String advice;

    Kind(int burstMillis, String stillness, String advice) {
      this.burst = Duration.ofMillis(burstMillis);
      this.stillness = stillness;
      this.advice = advice;
    }
  }

  private final Kind kind;
  private final double unitsPerSecond;
  private final int callers;
  private final Scheduler scheduler;
  private int callersHere;
  private long nextFree;
  private long lastProgress;
  private boolean answered;

  /**
   * A limiter of its own.
   *
   * @param unitsPerSecond 0 is no limit
   * @param callers how many there are in all JVMs; 0 if all are in this one
   */
  RateLimiter(Kind kind, double unitsPerSecond, int callers, Scheduler scheduler) {
    this.kind = kind;
    this.unitsPerSecond = unitsPerSecond;
    this.callers = callers;
    this.scheduler = scheduler;
    this.nextFree = scheduler.nanoTime();
    this.lastProgress = nextFree;
  }

  /** The one of this JVM for a table, made as said above. */
  static RateLimiter shared(Kind kind, String table, double unitsPerSecond, int callers) {
    return LIMITERS.computeIfAbsent(
        kind + " " + table + ' ' + unitsPerSecond + ' ' + callers,
        key -> new RateLimiter(kind, unitsPerSecond, callers, Scheduler.SYSTEM));
  }

  /** Nanoseconds since some moment. */
  long now() {
    return scheduler.nanoTime();
  }

  /** One more calls from this JVM. */
  synchronized void join() {
    callersHere++;
  }

  /** One that joined calls no more. */
  synchronized void leave() {
    callersHere--;
  }

  /** Whether there is a limit. */
  boolean isLimited() {
    return unitsPerSecond > 0;
  }

  /** Units a second that this JVM may take; infinite without a limit. */
  synchronized double rate() {
    return unitsPerSecond == 0
        ? Double.POSITIVE_INFINITY
        : callers == 0
            ? unitsPerSecond
            : unitsPerSecond * Math.max(1, Math.min(callersHere, callers)) / callers;
  }

  /** Takes {@code units}; how long to wait until those that were taken before are worked off. */
  synchronized Duration reserve(double units) {
    Duration wait = untilFree();
    take(units, rate());
    return wait;
  }

  /**
   * Takes {@code units} at {@code rate}; how long to wait until these are worked off, too. For
   * calls whose cost is known only afterwards: so what one takes beyond it is all that is ever in
   * debt.
   */
  synchronized Duration reserveAhead(double units, double rate) {
    untilFree();
    take(units, rate);
    return untilFree();
  }

  private Duration untilFree() {
    nextFree = Math.max(nextFree, now() - kind.burst.toNanos());
    return Duration.ofNanos(Math.max(0, nextFree - now()));
  }

  /** Takes {@code units} more, or gives them back, without waiting. */
  synchronized void take(double units, double rate) {
    nextFree += (long) (units * 1e9 / rate);
  }

  /** Notes that a call got through. */
  synchronized void progressed() {
    lastProgress = now();
    if (!answered) {
      answered = true;
      // Until here classes were loaded and connections made; a table saves nothing by that.
      nextFree = Math.max(nextFree, lastProgress);
    }
  }

  /** How long ago a call last got through, anyone's in this JVM, but not before {@code since}. */
  synchronized Duration stillFor(long since) {
    return Duration.ofNanos(now() - (lastProgress - since > 0 ? lastProgress : since));
  }

  /** Whether waiting may help: throttling, the service's own errors, a broken connection. */
  static boolean mayPass(SdkException e) {
    if (e instanceof AwsServiceException answer) {
      // After a clock-skew error the SDK corrects its offset, so a retry succeeds.
      return answer.isThrottlingException()
          || answer.isClockSkewException()
          || answer.statusCode() >= 500;
    }
    return e.retryable() || e instanceof ApiCallAttemptTimeoutException || AwsErrors.isOfNetwork(e);
  }

  /**
   * Waits, with capped, jittered backoff, before an attempt is repeated for the {@code round}th
   * time, from 0.
   *
   * @param start when the call began
   * @param failure the last answer; null: it took nothing
   * @throws RunFailedException if nothing has got through for too long
   */
  void backOff(long start, int round, @Nullable SdkException failure) {
    Duration still = stillFor(start);
    if (still.compareTo(PATIENCE) > 0) {
      throw new RunFailedException(
          String.format(
              "The table %s for %s seconds, the last answer being %s Raise the table's %s, then"
                  + " resume.",
              kind.stillness,
              still.toSeconds(),
              failure == null ? "unprocessed items." : AwsErrors.of(failure),
              kind.advice),
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
