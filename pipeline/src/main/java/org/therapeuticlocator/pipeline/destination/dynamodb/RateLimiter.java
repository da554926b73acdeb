package org.therapeuticlocator.pipeline.destination.dynamodb;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.therapeuticlocator.pipeline.time.Scheduler;

/**
 * The units that one JVM's calls to a table may take, and when a call last got through; all callers
 * share it. Where callers are in several JVMs, each JVM has the share of those that it has. Without
 * a limit it only keeps the time.
 */
final class RateLimiter {
  private static final ConcurrentMap<String, RateLimiter> LIMITERS = new ConcurrentHashMap<>();

  private final double unitsPerSecond;
  private final int callers;
  private final long burstNanos;
  private final Scheduler scheduler;
  private int callersHere;
  private long nextFree;
  private long lastProgress;

  /**
   * A limiter of its own.
   *
   * @param unitsPerSecond 0 is no limit
   * @param callers how many there are in all JVMs; 0 if all are in this one
   * @param burst what may be taken at once after a pause
   */
  RateLimiter(double unitsPerSecond, int callers, Duration burst, Scheduler scheduler) {
    this.unitsPerSecond = unitsPerSecond;
    this.callers = callers;
    this.burstNanos = burst.toNanos();
    this.scheduler = scheduler;
    this.nextFree = scheduler.nanoTime();
    this.lastProgress = nextFree;
  }

  /** The one of this JVM for {@code purpose}, such as writing to a table, made as said above. */
  static RateLimiter shared(String purpose, double unitsPerSecond, int callers, Duration burst) {
    return LIMITERS.computeIfAbsent(
        purpose + ' ' + unitsPerSecond + ' ' + callers,
        key -> new RateLimiter(unitsPerSecond, callers, burst, Scheduler.SYSTEM));
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
    long now = scheduler.nanoTime();
    nextFree = Math.max(nextFree, now - burstNanos);
    long wait = nextFree - now;
    take(units, rate());
    return Duration.ofNanos(Math.max(0, wait));
  }

  /**
   * Takes {@code units} at {@code rate}; how long to wait until these are worked off, too. For
   * calls whose cost is known only afterwards: so what one takes beyond it is all that is ever in
   * debt.
   */
  synchronized Duration reserveAhead(double units, double rate) {
    long now = scheduler.nanoTime();
    nextFree = Math.max(nextFree, now - burstNanos);
    take(units, rate);
    return Duration.ofNanos(Math.max(0, nextFree - now));
  }

  /** Takes {@code units} more, or gives them back, without waiting. */
  synchronized void correct(double units, double rate) {
    take(units, rate);
  }

  private void take(double units, double rate) {
    nextFree += (long) (units * 1e9 / rate);
  }

  /** Notes that a call got through. */
  synchronized void progressed() {
    lastProgress = scheduler.nanoTime();
  }

  /** How long ago a call last got through, anyone's in this JVM, but not before {@code since}. */
  synchronized Duration stillFor(long since) {
    long last = lastProgress;
    return Duration.ofNanos(scheduler.nanoTime() - (last - since > 0 ? last : since));
  }
}
