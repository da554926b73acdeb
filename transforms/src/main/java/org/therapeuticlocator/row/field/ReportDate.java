package org.therapeuticlocator.row.field;

import java.time.Month;
import java.time.Year;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code last_report_date}: a date as ISO 8601 or as written in the US; a time of day must
 * exist, and is dropped. Rule: docs/cleaning-rules.md, "Fields" and "Dates".
 */
public final class ReportDate {
  private ReportDate() {}

  /** {@code 2024-04-12}, {@code null} for what is no such date. */
  public static @Nullable String parse(String text) {
    Cursor cursor = new Cursor(text);
    boolean american = text.indexOf('/') >= 0;
    char separator = american ? '/' : '-';
    int first = american ? cursor.takeNumber(1, 2) : cursor.takeNumber(4, 4);
    boolean separated = cursor.take(separator);
    int second = cursor.takeNumber(1, 2);
    separated &= cursor.take(separator);
    int third = american ? cursor.takeNumber(4, 4) : cursor.takeNumber(1, 2);
    int year = american ? third : first;
    int month = american ? first : second;
    int day = american ? second : third;
    boolean exists =
        separated
            && year > 0
            && month >= 1
            && month <= 12
            && day >= 1
            && day <= Month.of(month).length(Year.isLeap(year));
    return exists && (cursor.atEnd() || isTime(cursor, !american))
        ? format(year, month, day)
        : null;
  }

  /**
   * From the {@code T} or space on to the end: such as {@code T00:00:00.000} or {@code 9:30 PM}.
   */
  private static boolean isTime(Cursor cursor, boolean offsetAllowed) {
    boolean t = cursor.takeLetter('t');
    if (!t && !cursor.take(' ')) {
      return false;
    }
    int hour = cursor.takeNumber(1, 2);
    int minute = cursor.take(':') ? cursor.takeNumber(2, 2) : -1;
    boolean seconds = cursor.take(':');
    int second = seconds ? cursor.takeNumber(2, 2) : 0;
    boolean fraction = seconds && cursor.take('.');
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
      return false;
    }
    if (fraction && cursor.skipDigits(Integer.MAX_VALUE) == 0) {
      return false;
    }
    if (cursor.atEnd()) {
      return true;
    }
    boolean space = cursor.take(' ');
    if (space && isHalfOfDay(cursor)) {
      return !t && !fraction && hour >= 1 && hour <= 12 && cursor.atEnd();
    }
    return offsetAllowed && isOffset(cursor) && cursor.atEnd();
  }

  private static boolean isHalfOfDay(Cursor cursor) {
    return (cursor.takeLetter('a') || cursor.takeLetter('p')) && cursor.takeLetter('m');
  }

  /** West of Greenwich is written with a minus. */
  private static boolean isOffset(Cursor cursor) {
    if (cursor.takeLetter('z')) {
      return true;
    }
    if ((!cursor.take('+') && !cursor.take('-')) || cursor.skipDigits(2) != 2) {
      return false;
    }
    boolean colon = cursor.take(':');
    int minuteDigits = cursor.skipDigits(2);
    return minuteDigits == 2 || (minuteDigits == 0 && !colon);
  }

  private static String format(int year, int month, int day) {
    return padded(year, 10_000) + '-' + padded(month, 100) + '-' + padded(day, 100);
  }

  /** With zeros before it, as many digits as {@code limit} has zeros. */
  private static String padded(int number, int limit) {
    return Integer.toString(limit + number).substring(1);
  }
}
