package org.therapeuticlocator.pipeline.text;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and times as people read them, the same wherever the program runs. */
public final class Numbers {
  private static final DecimalFormatSymbols SYMBOLS = DecimalFormatSymbols.getInstance(Locale.ROOT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Numbers() {}

  /** {@code 1,234}, {@code 8,123.5}: Long, Double or BigDecimal, to three places. */
  public static String of(Number number) {
    return new DecimalFormat("#,##0.###", SYMBOLS).format(number);
  }

  /** {@code 1 row}, {@code 1,000 rows}. */
  public static String of(long count, String noun) {
    return of(count) + ' ' + plural(count, noun, noun + 's');
  }

  /** The word for so many: {@code is} of one, {@code are} of none or two. */
  public static String plural(long count, String one, String many) {
    return count == 1 ? one : many;
  }

  /** A place in a picture, without groups: {@code 1234.57}. */
  public static String place(double number) {
    return new DecimalFormat("0.##", SYMBOLS).format(number);
  }

  /** As {@link String#format}, in no locale. */
  public static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /** {@code count} put into {@code format}; nothing for none. */
  public static String ifAny(String format, long count) {
    return count == 0 ? "" : format(format, count);
  }

  /** {@code 1.2 %}; never 0 % of something, nor 100 % of what is less than all. */
  public static String percent(long part, long whole) {
    if (whole == 0 || part == 0) {
      return "0 %";
    }
    if (part == whole) {
      return "100 %";
    }
    double percent = 100.0 * part / whole;
    if (percent < 0.1) {
      return "< 0.1 %";
    }
    return percent > 99.9 ? "> 99.9 %" : format("%.1f %%", percent);
  }

  /** {@code 12.3 MB}; a MB is a million bytes. */
  public static String bytes(long bytes) {
    String[] units = {"bytes", "KB", "MB", "GB", "TB"};
    double size = bytes;
    int unit = 0;
    while (size >= 999.5 && unit < units.length - 1) {
      size /= 1_000;
      unit++;
    }
    return format(unit == 0 || size >= 99.5 ? "%.0f %s" : "%.1f %s", size, units[unit]);
  }

  /** {@code 12 April 2024, 03:15:00 UTC}. */
  public static String time(Instant time) {
    return TIME.format(time);
  }

  /** {@code 3 h 12 min}, {@code 4 min 5 s}, {@code 6.7 s}. */
  public static String duration(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds >= 24 * 3_600) {
      return seconds / 86_400 + " d " + seconds / 3_600 % 24 + " h";
    }
    if (seconds >= 3_600) {
      return seconds / 3_600 + " h " + seconds / 60 % 60 + " min";
    }
    if (seconds >= 60) {
      return seconds / 60 + " min " + seconds % 60 + " s";
    }
    return format("%.1f s", duration.toMillis() / 1_000.0);
  }

  /** {@code 0:08}, {@code 1:02:03}. */
  public static String clock(Duration duration) {
    long seconds = duration.toSeconds();
    return seconds < 3_600
        ? format("%d:%02d", seconds / 60, seconds % 60)
        : format("%d:%02d:%02d", seconds / 3_600, seconds / 60 % 60, seconds % 60);
  }
}
