package org.therapeuticlocator.pipeline.console;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.text.Numbers;
import org.therapeuticlocator.transforms.ProgressCounters;

/** Where a stage is, by its counts {@code elapsed} after it began. */
record StageProgress(
    Stage stage, Map<String, Long> counts, Progress.Workload workload, Duration elapsed) {
  private static final int PERCENT = 100;
  private static final int LEAST_BAR = 3;
  // The rate of a start says nothing of the rest.
  private static final double LEAST_SHARE = 0.03;

  /** A bar of {@code columns}: {@code plan 45% [===== ] 3 of 7 (0:05 / ?)}. */
  String bar(String name, int columns) {
    double share = total() > 0 ? (double) done() / total() : 0;
    String before = name + (total() > 0 ? Numbers.format(" %3.0f%% [", share * 100) : "      [");
    String left = left() == null ? "?" : Numbers.clock(left()) + " left";
    String after =
        Numbers.format("] %s (%s / %s) %s", amount(), Numbers.clock(elapsed), left, rate());
    int width = Math.max(LEAST_BAR, columns - before.length() - after.length());
    int filled = (int) (width * Math.min(1, share));
    return before + "=".repeat(filled) + " ".repeat(width - filled) + after;
  }

  /** {@code 45 %, 6,000 rows, 2 rejected, 1,234 rows/s, 0:08 left}, as far as it is known. */
  String inWords() {
    return (total() > 0 ? done() * PERCENT / total() + " %, " : "")
        + amount()
        + (rate().isEmpty() ? "" : ", " + rate())
        + (left() == null ? "" : ", " + Numbers.clock(left()) + " left");
  }

  private long count(String name) {
    return counts.getOrDefault(name, 0L);
  }

  private long done() {
    return count(
        switch (stage) {
          case EXTRACT -> ProgressCounters.UPLOADED;
          case TRANSFORM -> ProgressCounters.CHARACTERS;
          case PLAN -> ProgressCounters.COMPARED;
          case LOAD -> ProgressCounters.WRITTEN;
        });
  }

  /** Characters are fewer than bytes, and a packed file's size may have been another member's. */
  private long total() {
    return workload.total() < done() ? Progress.UNKNOWN : workload.total();
  }

  /** What comes then takes time, and counts nothing. */
  private boolean hasReadAll() {
    return total() > 0 && done() >= total() / PERCENT * (PERCENT - 1);
  }

  /** What was done, for people: {@code 6,000 rows, 2 rejected}. */
  private String amount() {
    String of = total() == Progress.UNKNOWN ? "" : Numbers.format(" of %,d", total());
    return switch (stage) {
      case EXTRACT ->
          Numbers.bytes(done())
              + (total() < 0 ? "" : " of " + Numbers.bytes(total()))
              + " uploaded"
              + (hasReadAll() ? ", storing" : "");
      case TRANSFORM ->
          Numbers.of(count(ProgressCounters.ROWS), "row")
              + Numbers.ifAny(", %,d rejected", count(ProgressCounters.REJECTED))
              + (hasReadAll() ? ", sorting and writing" : "");
      case PLAN ->
          done() == 0
              ? Numbers.of(count(ProgressCounters.SCANNED), "item") + " read"
              : Numbers.format("%,d%s compared", done(), of)
                  + (hasReadAll() ? ", writing what differs" : "");
      case LOAD ->
          // A cluster does not tell how many it has written.
          done() == 0 && total() > 0
              ? Numbers.of(total(), "change") + " to make"
              : Numbers.format("%,d%s written", done(), of);
    };
  }

  /** {@code 1,234 rows/s}; empty where it is not known. */
  private String rate() {
    double seconds = elapsed.toMillis() / 1_000.0;
    if (seconds <= 0 || hasReadAll()) {
      return "";
    }
    return switch (stage) {
      case EXTRACT -> Numbers.bytes((long) (done() / seconds)) + "/s";
      case TRANSFORM -> Numbers.format("%,.0f rows/s", count(ProgressCounters.ROWS) / seconds);
      case PLAN -> "";
      case LOAD ->
          done() == 0
              ? ""
              : workload.unitsAChange() == 0
                  ? Numbers.format("%,.0f changes/s", done() / seconds)
                  : Numbers.format("%,.0f units/s", done() * workload.unitsAChange() / seconds)
                      + (workload.unitsPerSecond() > 0
                          ? Numbers.format(" of %,.0f", workload.unitsPerSecond())
                          : "");
    };
  }

  /** The time that is left at the rate so far; null where it is not known. */
  private @Nullable Duration left() {
    return total() == Progress.UNKNOWN || done() < total() * LEAST_SHARE || hasReadAll()
        ? null
        : Duration.ofMillis((long) (elapsed.toMillis() * ((double) (total() - done()) / done())));
  }
}
