package org.therapeuticlocator.pipeline.report.page;

import com.samskivert.mustache.Escapers;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How values become text of the page. */
final class PageText {
  private static final DecimalFormatSymbols SYMBOLS = DecimalFormatSymbols.getInstance(Locale.ROOT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private PageText() {}

  /**
   * A value in a template: whole and decimal numbers (Long, BigDecimal) are figures, {@code 1,234};
   * others (Integer, Double) are places in a picture.
   */
  static String format(Object value) {
    if (value instanceof Long || value instanceof BigDecimal) {
      return new DecimalFormat("#,##0.###", SYMBOLS).format(value);
    }
    if (value instanceof Double) {
      return new DecimalFormat("0.##", SYMBOLS).format(value);
    }
    return String.valueOf(value);
  }

  /** Fit for HTML, in an element or an attribute. */
  static String escape(String raw) {
    return Escapers.HTML.escape(visible(raw));
  }

  /** Characters that do not show, or that turn the direction of writing, made to be seen. */
  static String visible(String raw) {
    if (raw.codePoints().noneMatch(PageText::isHidden)) {
      return raw;
    }
    StringBuilder text = new StringBuilder(raw.length() + 16);
    raw.codePoints().forEach(c -> text.append(isHidden(c) ? symbol(c) : Character.toString(c)));
    return text.toString();
  }

  private static boolean isHidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }

  private static String symbol(int c) {
    final int controlPictures = 0x2400;
    return c < ' '
        ? Character.toString(controlPictures + c)
        : String.format(Locale.ROOT, "\u27e8U+%04X\u27e9", c);
  }

  /** The start of {@code text}, in up to {@code length} characters with the ellipsis. */
  static String cut(String text, int length) {
    if (text.codePointCount(0, text.length()) <= length) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, length - 1)) + '…';
  }

  /** {@code 1.2 %}; never 0 % of something, nor 100 % of what is less than all. */
  static String percent(long part, long whole) {
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
    return percent > 99.9 ? "> 99.9 %" : String.format(Locale.ROOT, "%.1f %%", percent);
  }

  /** {@code 12.3 MB}; a MB is a million bytes. */
  static String bytes(long bytes) {
    String[] units = {"bytes", "KB", "MB", "GB", "TB"};
    double size = bytes;
    int unit = 0;
    while (size >= 999.5 && unit < units.length - 1) {
      size /= 1_000;
      unit++;
    }
    String number = unit == 0 || size >= 99.5 ? "%.0f %s" : "%.1f %s";
    return String.format(Locale.ROOT, number, size, units[unit]);
  }

  /** {@code 12 April 2024, 03:15:00 UTC}. */
  static String time(Instant time) {
    return TIME.format(time);
  }

  /** {@code 3 h 12 min}, {@code 4 min 5 s}, {@code 6.7 s}. */
  static String duration(Duration duration) {
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
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1_000.0);
  }

  /** {@code 1 row}, {@code 1,234 rows}. */
  static String amount(long count, String what) {
    return format(count) + ' ' + what + (count == 1 ? "" : "s");
  }

  /** The last part of a path or URI. */
  static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
