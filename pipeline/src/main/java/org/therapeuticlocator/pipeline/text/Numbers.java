package org.therapeuticlocator.pipeline.text;

import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them, the same wherever the program runs. */
public final class Numbers {
  private static final double MEGABYTE = 1e6;

  private Numbers() {}

  /** {@code 1 row}, {@code 1,000 rows}. */
  public static String of(long count, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
  }

  /** {@code count} put into {@code format}; nothing for none. */
  public static String ifAny(String format, long count) {
    return count == 0 ? "" : String.format(Locale.ROOT, format, count);
  }

  /** {@code 12.3 MB}. */
  public static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%,.1f MB", bytes / MEGABYTE);
  }

  /** {@code 0:08}, {@code 1:02:03}. */
  public static String clock(Duration duration) {
    long seconds = duration.toSeconds();
    return seconds < 3_600
        ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
        : String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3_600, seconds / 60 % 60, seconds % 60);
  }
}
