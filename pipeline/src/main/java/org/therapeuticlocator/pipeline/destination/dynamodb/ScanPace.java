package org.therapeuticlocator.pipeline.destination.dynamodb;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.time.Scheduler;

/**
 * How fast one JVM reads a table, and how much at a time; all its readers share it. What a page
 * costs is known only when it was read, so pages begin with one item and stay within a second's
 * units. Throttling slows the reading down; from there it gets faster again, slowly.
 */
final class ScanPace {
  // A page of 1 MB, which is all that one call answers, read consistently.
  private static final double MOST_UNITS = 256;
  private static final double BYTES_A_UNIT = 4_096;
  private static final Duration BURST = Duration.ofSeconds(1);
  private static final int FASTER_GROWTH = 4;

  private static final double SLOWER = 0.7;
  private static final double FASTER_A_SECOND = 0.1;
  private static final double LEAST_RATE = 1;
  private static final double MEMORY_SECONDS = 5;

  private static final ConcurrentMap<String, ScanPace> PACES = new ConcurrentHashMap<>();

  private final RateLimiter limiter;
  private final double mostUnits;
  private final Scheduler scheduler;

  private double bytesAnItem;
  private double unitsAPage = 1;
  private int itemsAPage;

  // What was read a second, lately.
  private double recent;
  private long recentAt;

  private double slowed = Double.POSITIVE_INFINITY;
  private long slowedAt;

  /** One of its own: no page shall take more than {@code mostUnits}. */
  ScanPace(RateLimiter limiter, double mostUnits, Scheduler scheduler) {
    this.limiter = limiter;
    this.mostUnits = Math.min(MOST_UNITS, mostUnits);
    this.scheduler = scheduler;
    this.recentAt = scheduler.nanoTime();
  }

  /**
   * The one of this JVM.
   *
   * @param unitsPerSecond 0 for no limit
   * @param readers how many there are in all JVMs; 0 if all are in this one
   * @param provisioned the table's read units per second; 0 on demand
   */
  static ScanPace of(String table, double unitsPerSecond, int readers, long provisioned) {
    RateLimiter limiter = RateLimiter.shared("read " + table, unitsPerSecond, readers, BURST);
    return PACES.computeIfAbsent(
        table + ' ' + unitsPerSecond + ' ' + readers + ' ' + provisioned,
        key ->
            new ScanPace(limiter, provisioned == 0 ? MOST_UNITS : provisioned, Scheduler.SYSTEM));
  }

  /** Who of this JVM reads at which rate, and whether any of them gets through. */
  RateLimiter limiter() {
    return limiter;
  }

  /**
   * What the next page may have.
   *
   * @param items at most; null for all that a call answers
   * @param units what it will take, about
   * @param rate units a second that it was reckoned with
   */
  record Page(@Nullable Integer items, double units, double rate) {}

  /** The next page. */
  synchronized Page next() {
    double rate = rate();
    double units = Math.max(1, Math.min(mostUnits, rate));
    if (units >= MOST_UNITS && Double.isInfinite(rate)) {
      return new Page(null, unitsAPage, rate);
    }
    double fitting = bytesAnItem == 0 ? 1 : units * BYTES_A_UNIT / bytesAnItem;
    double growing = Math.max(1, (double) itemsAPage * FASTER_GROWTH);
    int items = (int) Math.max(1, Math.min(fitting, growing));
    return new Page(items, Math.min(units, unitsAPage), rate);
  }

  /** How long to wait until a page may be read. */
  Duration reserve(Page page) {
    return limiter.reserveAhead(page.units(), page.rate());
  }

  /** A page was read: so much it took and had. */
  synchronized void took(Page page, double units, int items, long bytes) {
    limiter.correct(units - page.units(), page.rate());
    limiter.progressed();
    long now = scheduler.nanoTime();
    recent = recent * Math.exp(-seconds(now - recentAt) / MEMORY_SECONDS) + units / MEMORY_SECONDS;
    recentAt = now;
    unitsAPage = Math.max(0.5, (unitsAPage + units) / 2);
    if (items > 0) {
      double mean = Math.max(1, (double) bytes / items);
      bytesAnItem = bytesAnItem == 0 ? mean : (bytesAnItem + mean) / 2;
      itemsAPage = Math.max(items, itemsAPage / 2);
    }
  }

  /** A page was not read, and has taken nothing. */
  void failed(Page page) {
    limiter.correct(-page.units(), page.rate());
  }

  /** The table has too much to do. */
  synchronized void throttled() {
    long now = scheduler.nanoTime();
    if (!Double.isInfinite(slowed) && seconds(now - slowedAt) < 1) {
      // Those that were on their way with it say nothing new.
      return;
    }
    double rate = rate();
    slowed = Math.max(LEAST_RATE, SLOWER * (Double.isInfinite(rate) ? recent : rate));
    slowedAt = now;
  }

  private double rate() {
    double since = Double.isInfinite(slowed) ? 0 : seconds(scheduler.nanoTime() - slowedAt);
    return Math.min(limiter.rate(), slowed * Math.exp(FASTER_A_SECOND * since));
  }

  private static double seconds(long nanos) {
    return nanos / 1e9;
  }
}
