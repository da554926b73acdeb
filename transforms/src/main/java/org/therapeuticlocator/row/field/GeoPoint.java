package org.therapeuticlocator.row.field;

import org.jspecify.annotations.Nullable;

/**
 * Reads {@code geocoded_address}, well-known text: {@code POINT (-73.94 40.7)}. Rule:
 * docs/cleaning-rules.md, "Fields".
 *
 * @param longitude degrees east, a plain decimal number without trailing zeros
 * @param latitude degrees north, written likewise
 */
public record GeoPoint(String longitude, String latitude) {
  private static final int MAX_LONGITUDE = 180;
  private static final int MAX_LATITUDE = 90;
  private static final int MOST_DIGITS = 15;

  /** {@code null} for what is no point on earth. */
  public static @Nullable GeoPoint parse(String text) {
    Cursor cursor = new Cursor(text);
    for (int i = 0; i < "point".length(); i++) {
      if (!cursor.takeLetter("point".charAt(i))) {
        return null;
      }
    }
    cursor.take(' ');
    if (!cursor.take('(')) {
      return null;
    }
    cursor.take(' ');
    String longitude = degrees(cursor, MAX_LONGITUDE);
    if (longitude == null || !cursor.take(' ')) {
      return null;
    }
    String latitude = degrees(cursor, MAX_LATITUDE);
    cursor.take(' ');
    return latitude != null && cursor.take(')') && cursor.atEnd()
        ? new GeoPoint(longitude, latitude)
        : null;
  }

  private static @Nullable String degrees(Cursor cursor, int limit) {
    boolean negative = cursor.take('-');
    int whole = cursor.takeNumber(1, 3);
    String fraction = "";
    if (cursor.take('.')) {
      fraction = cursor.takeDigits(MOST_DIGITS);
      if (fraction.isEmpty()) {
        return null;
      }
      fraction = withoutTrailingZeros(fraction);
    }
    if (whole < 0 || whole > limit || (whole == limit && !fraction.isEmpty())) {
      return null;
    }
    if (whole == 0 && fraction.isEmpty()) {
      return "0";
    }
    String digits = fraction.isEmpty() ? Integer.toString(whole) : whole + "." + fraction;
    return negative ? "-" + digits : digits;
  }

  private static String withoutTrailingZeros(String fraction) {
    int end = fraction.length();
    while (end > 0 && fraction.charAt(end - 1) == '0') {
      end--;
    }
    return fraction.substring(0, end);
  }
}
