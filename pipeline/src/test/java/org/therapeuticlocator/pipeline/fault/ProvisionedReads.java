package org.therapeuticlocator.pipeline.fault;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of provisioned read units, as the service throttles: a scan is answered while units are
 * left, and charged after it was read, so that it may take more than is left. Unused units are kept
 * for five minutes; when the first scan comes there is hardly any.
 */
final class ProvisionedReads implements Fault {
  private static final double SECONDS_KEPT = 300;

  /**
   * A scan that was answered.
   *
   * @param nanoTime when
   */
  record Read(long nanoTime, double units) {}

  private final double unitsPerSecond;
  private final double takenByOthers;
  private final List<Read> reads = new ArrayList<>();
  private double left = 1;
  private long countedAt;
  private int throttled;
  private int mostSegments;

  /** So many units a second, of which another reader takes some, always. */
  ProvisionedReads(double unitsPerSecond, double takenByOthers) {
    this.unitsPerSecond = unitsPerSecond;
    this.takenByOthers = takenByOthers;
  }

  @Override
  public @Nullable Answer answer(Call call, Next next) throws IOException, InterruptedException {
    if (!call.name().equals("Scan")) {
      return next.answer(call);
    }
    if (!isLeft(call.json().path("TotalSegments").asInt())) {
      return Answer.error(call, 400, "ProvisionedThroughputExceededException");
    }
    Answer answer = next.answer(call);
    if (answer != null && answer.isSuccess()) {
      charge(answer.json().at("/ConsumedCapacity/CapacityUnits").asDouble());
    }
    return answer;
  }

  private synchronized boolean isLeft(int segments) {
    mostSegments = Math.max(mostSegments, segments);
    long now = System.nanoTime();
    double since = countedAt == 0 ? 0 : (now - countedAt) / 1e9;
    countedAt = now;
    left = Math.min(SECONDS_KEPT * unitsPerSecond, left + since * (unitsPerSecond - takenByOthers));
    if (left <= 0) {
      throttled++;
    }
    return left > 0;
  }

  private synchronized void charge(double units) {
    left -= units;
    reads.add(new Read(System.nanoTime(), units));
  }

  /** How many scans were refused. */
  synchronized int throttled() {
    return throttled;
  }

  /** Into how many segments the table was divided, at most. */
  synchronized int mostSegments() {
    return mostSegments;
  }

  /** The units of all scans. */
  synchronized double units() {
    return reads.stream().mapToDouble(Read::units).sum();
  }

  /** Units a second, from the first scan to the last. */
  synchronized double rate() {
    long took = reads.get(reads.size() - 1).nanoTime() - reads.get(0).nanoTime();
    return (units() - reads.get(0).units()) * 1e9 / took;
  }
}
