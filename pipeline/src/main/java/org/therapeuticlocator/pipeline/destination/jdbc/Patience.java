package org.therapeuticlocator.pipeline.destination.jdbc;

import java.io.InterruptedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.therapeuticlocator.pipeline.failure.RunFailedException;
import org.therapeuticlocator.pipeline.time.Scheduler;

/**
 * How long a server that fails is waited for: for as long as anything in this JVM succeeds on it,
 * and three minutes from then, in which a database of RDS fails over; a login that is refused, one
 * minute, in which a new password may become known.
 */
final class Patience {
  private static final Duration LONGEST = Duration.ofMinutes(3);
  private static final Duration LONGEST_FOR_A_LOGIN = Duration.ofMinutes(1);
  private static final long FIRST_WAIT_MILLIS = 100;
  private static final int MOST_DOUBLINGS = 6;

  private static final ConcurrentMap<String, Patience> BY_SERVER = new ConcurrentHashMap<>();

  private final Scheduler scheduler;
  private boolean failing;
  private long since;

  Patience(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** The one of this JVM for a server. */
  static Patience with(String server) {
    return BY_SERVER.computeIfAbsent(server, key -> new Patience(Scheduler.SYSTEM));
  }

  /** Something succeeded. */
  synchronized void succeeded() {
    failing = false;
  }

  /**
   * Waits before what failed is tried for the {@code round}-th time, from 0.
   *
   * @throws RunFailedException if it would not help, or did not for too long
   */
  void await(int round, SQLException failure) {
    SqlFailure known = SqlFailure.of(failure);
    Duration longest =
        known.kind() == SqlFailure.Kind.LOGIN
            ? LONGEST_FOR_A_LOGIN
            : known.kind() == SqlFailure.Kind.PASSING ? LONGEST : Duration.ZERO;
    Duration waited = failingFor();
    if (waited.compareTo(longest) >= 0) {
      throw new RunFailedException(sentence(known, longest), failure);
    }
    try {
      scheduler.pause(Duration.ofMillis(FIRST_WAIT_MILLIS << Math.min(round, MOST_DOUBLINGS)));
    } catch (InterruptedIOException e) {
      throw new RunFailedException("Interrupted while the database was waited for.", e);
    }
  }

  private synchronized Duration failingFor() {
    long now = scheduler.nanoTime();
    if (!failing) {
      failing = true;
      since = now;
    }
    return Duration.ofNanos(now - since);
  }

  private static String sentence(SqlFailure known, Duration waited) {
    String what =
        known.isReadOnly()
            ? "The database server only reads: name the one that writes."
            : "The database did not do what it was asked to (%s: %s)."
                .formatted(known.codes(), known.words());
    return waited.isZero()
        ? what
        : what + " It was waited for " + waited.toSeconds() + " s without one success.";
  }
}
