package org.therapeuticlocator.pipeline.console;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.text.Numbers;
import org.therapeuticlocator.transforms.ProgressCounters;

/**
 * Where a stage is.
 *
 * @param done of {@code total}, in the unit of {@link Progress.Workload#total}
 * @param total {@link Progress#UNKNOWN} where nobody can tell
 * @param amount what was done, for people: {@code 6,000 rows, 2 rejected}
 * @param rate {@code 1,234 rows/s}; empty where it is not known
 * @param left the time that is left at the rate so far; null where it is not known
 */
record StageProgress(long done, long total, String amount, String rate, @Nullable Duration left) {
  private static final int PERCENT = 100;
  private static final int LEAST_BAR = 3;
  // The rate of a start says nothing of the rest.
  private static final double LEAST_SHARE = 0.03;

  /** By the counts {@code elapsed} after the stage began. */
  static StageProgress of(
      Stage stage, Map<String, Long> counts, Progress.Workload sizes, Duration elapsed) {
    long done = count(counts, counted(stage));
    // Characters are fewer than bytes, and a packed file's size may have been another member's.
    long total = sizes.total() < done ? Progress.UNKNOWN : sizes.total();
    boolean readAll = total > 0 && done >= total / PERCENT * (PERCENT - 1);
    double seconds = elapsed.toMillis() / 1_000.0;
    return new StageProgress(
        done,
        total,
        amount(stage, counts, done, total) + (readAll ? afterReading(stage) : ""),
        seconds <= 0 || readAll ? "" : rate(stage, counts, done, sizes, seconds),
        total == Progress.UNKNOWN || done < total * LEAST_SHARE || readAll
            ? null
            : Duration.ofMillis((long) (elapsed.toMillis() * ((double) (total - done) / done))));
  }

  private static String counted(Stage stage) {
    return switch (stage) {
      case EXTRACT -> ProgressCounters.UPLOADED;
      case TRANSFORM -> ProgressCounters.CHARACTERS;
      case PLAN -> ProgressCounters.COMPARED;
      case LOAD -> ProgressCounters.WRITTEN;
    };
  }

  private static long count(Map<String, Long> counts, String name) {
    return counts.getOrDefault(name, 0L);
  }

  private static String amount(Stage stage, Map<String, Long> counts, long done, long total) {
    String of = total == Progress.UNKNOWN ? "" : Numbers.format(" of %,d", total);
    return switch (stage) {
      case EXTRACT ->
          Numbers.bytes(done) + (total < 0 ? "" : " of " + Numbers.bytes(total)) + " uploaded";
      case TRANSFORM ->
          Numbers.of(count(counts, ProgressCounters.ROWS), "row")
              + Numbers.ifAny(", %,d rejected", count(counts, ProgressCounters.REJECTED));
      case PLAN ->
          done == 0
              ? Numbers.of(count(counts, ProgressCounters.SCANNED), "item") + " read"
              : Numbers.format("%,d%s compared", done, of);
      case LOAD ->
          // A cluster does not tell how many it has written.
          done == 0 && total > 0
              ? Numbers.of(total, "change") + " to make"
              : Numbers.format("%,d%s written", done, of);
    };
  }

  /** What takes time when all was read, and counts nothing. */
  private static String afterReading(Stage stage) {
    return switch (stage) {
      case EXTRACT -> ", storing";
      case TRANSFORM -> ", sorting and writing";
      case PLAN -> ", writing what differs";
      case LOAD -> "";
    };
  }

  private static String rate(
      Stage stage, Map<String, Long> counts, long done, Progress.Workload sizes, double seconds) {
    return switch (stage) {
      case EXTRACT -> Numbers.bytes((long) (done / seconds)) + "/s";
      case TRANSFORM ->
          Numbers.format("%,.0f rows/s", count(counts, ProgressCounters.ROWS) / seconds);
      case PLAN -> "";
      case LOAD ->
          done == 0
              ? ""
              : sizes.unitsAChange() == 0
                  ? Numbers.format("%,.0f changes/s", done / seconds)
                  : Numbers.format("%,.0f units/s", done * sizes.unitsAChange() / seconds)
                      + (sizes.unitsPerSecond() > 0
                          ? Numbers.format(" of %,.0f", sizes.unitsPerSecond())
                          : "");
    };
  }

  /** A bar of {@code columns}: {@code plan 45% [===== ] 3 of 7 (0:05 / ?)}. */
  String bar(String stage, Duration elapsed, int columns) {
    double share = total > 0 ? (double) done / total : 0;
    String before = stage + (total > 0 ? Numbers.format(" %3.0f%% [", share * 100) : "      [");
    String after =
        Numbers.format(
            "] %s (%s / %s) %s",
            amount,
            Numbers.clock(elapsed),
            left == null ? "?" : Numbers.clock(left) + " left",
            rate);
    int width = Math.max(LEAST_BAR, columns - before.length() - after.length());
    int filled = (int) (width * Math.min(1, share));
    return before + "=".repeat(filled) + " ".repeat(width - filled) + after;
  }

  /** {@code 45 %, 6,000 rows, 2 rejected, 1,234 rows/s, 0:08 left}, as far as it is known. */
  String inWords() {
    return (total > 0 ? done * PERCENT / total + " %, " : "")
        + amount
        + (rate.isEmpty() ? "" : ", " + rate)
        + (left == null ? "" : ", " + Numbers.clock(left) + " left");
  }
}
