package org.therapeuticlocator.pipeline.destination.dynamodb;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.therapeuticlocator.pipeline.time.Scheduler;

/**
 * The pace at which one JVM writes to a table, and when a write last went through; all its writers
 * share it. Where workers are several JVMs, each has the share of the writers that it has. Without
 * a limit it only keeps the time.
 */
final class WriteRateLimiter {
  private static final ConcurrentMap<String, WriteRateLimiter> PACES = new ConcurrentHashMap<>();
  // What may be sent at once after a pause: little, as a provisioned table has no other reserve.
  private static final double BURST_SECONDS = 0.1;

  private final double unitsPerSecond;
  private final int writers;
  private final Scheduler scheduler;
  private final AtomicLong lastProgress;
  private int writersHere;
  private long nextFree;

  /** A pace of its own; {@code unitsPerSecond} 0 is no limit. */
  WriteRateLimiter(double unitsPerSecond, Scheduler scheduler) {
    this(unitsPerSecond, 0, scheduler);
  }

  /** The same, of {@code writers} in all JVMs; 0 if all are in this one. */
  WriteRateLimiter(double unitsPerSecond, int writers, Scheduler scheduler) {
    this.unitsPerSecond = unitsPerSecond;
    this.writers = writers;
    this.scheduler = scheduler;
    this.nextFree = scheduler.nanoTime();
    this.lastProgress = new AtomicLong(nextFree);
  }

  /**
   * The pace of {@code table}; {@code unitsPerSecond} 0 is no limit, {@code writers} 0 says that
   * all are in this JVM.
   */
  static WriteRateLimiter of(String table, double unitsPerSecond, int writers) {
    return PACES.computeIfAbsent(
        table + ' ' + unitsPerSecond + ' ' + writers,
        key -> new WriteRateLimiter(unitsPerSecond, writers, Scheduler.SYSTEM));
  }

  /** One more writes in this JVM. */
  synchronized void join() {
    writersHere++;
  }

  /** One that joined writes no more. */
  synchronized void leave() {
    writersHere--;
  }

  /** Whether there is a limit. */
  boolean isLimited() {
    return unitsPerSecond > 0;
  }

  /** How long to wait until {@code units} may be written, which are taken with this call. */
  synchronized Duration reserve(int units) {
    long now = scheduler.nanoTime();
    long earliest = now - (long) (BURST_SECONDS * 1e9);
    nextFree = Math.max(nextFree, earliest);
    long wait = nextFree - now;
    nextFree += (long) (units * 1e9 / unitsPerSecondHere());
    return Duration.ofNanos(Math.max(0, wait));
  }

  private double unitsPerSecondHere() {
    return writers == 0
        ? unitsPerSecond
        : unitsPerSecond * Math.max(1, Math.min(writersHere, writers)) / writers;
  }

  /** Notes that something was written. */
  void progressed() {
    lastProgress.set(scheduler.nanoTime());
  }

  /**
   * How long ago something was last written, by anyone in this JVM, but not before {@code since}.
   */
  Duration stillFor(long since) {
    long last = lastProgress.get();
    return Duration.ofNanos(scheduler.nanoTime() - (last - since > 0 ? last : since));
  }
}
