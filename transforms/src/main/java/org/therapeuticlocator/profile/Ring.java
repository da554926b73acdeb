package org.therapeuticlocator.profile;

import java.util.Arrays;

/** A closed line around a piece of land or a lake, in degrees. */
final class Ring {
  private static final double UNITS_A_DEGREE = 1_000_000;

  private final double[] longitudes;
  private final double[] latitudes;
  private final double west;
  private final double east;
  private final double south;
  private final double north;

  private Ring(double[] longitudes, double[] latitudes) {
    this.longitudes = longitudes;
    this.latitudes = latitudes;
    this.west = Arrays.stream(longitudes).min().orElse(0);
    this.east = Arrays.stream(longitudes).max().orElse(0);
    this.south = Arrays.stream(latitudes).min().orElse(0);
    this.north = Arrays.stream(latitudes).max().orElse(0);
  }

  /** Longitudes and latitudes in turn, in 1/1,000,000 degrees, each less the one before. */
  static Ring parse(String text) {
    int[] steps = Arrays.stream(text.split(" ", -1)).mapToInt(Integer::parseInt).toArray();
    double[] longitudes = new double[steps.length / 2];
    double[] latitudes = new double[steps.length / 2];
    long x = 0;
    long y = 0;
    for (int i = 0; i < longitudes.length; i++) {
      x += steps[2 * i];
      y += steps[2 * i + 1];
      longitudes[i] = x / UNITS_A_DEGREE;
      latitudes[i] = y / UNITS_A_DEGREE;
    }
    return new Ring(longitudes, latitudes);
  }

  /** Whether a place lies inside: a line from it to the east crosses the ring an odd number. */
  boolean contains(double longitude, double latitude) {
    if (longitude < west || longitude > east || latitude < south || latitude > north) {
      return false;
    }
    boolean inside = false;
    for (int i = 0, j = longitudes.length - 1; i < longitudes.length; j = i++) {
      if (latitudes[i] > latitude != latitudes[j] > latitude
          && longitude
              < (longitudes[j] - longitudes[i])
                      * (latitude - latitudes[i])
                      / (latitudes[j] - latitudes[i])
                  + longitudes[i]) {
        inside = !inside;
      }
    }
    return inside;
  }

  /** Appends it in whole units of the map; what is smaller than that is left out. */
  void appendPath(StringBuilder path) {
    int points = 0;
    long lastX = 0;
    long lastY = 0;
    int start = path.length();
    for (int i = 0; i < longitudes.length; i++) {
      AlbersUsa.Point point = AlbersUsa.project(longitudes[i], latitudes[i]);
      if (point == null) {
        continue;
      }
      long x = Math.round(point.x());
      long y = Math.round(point.y());
      if (points > 0 && x == lastX && y == lastY) {
        continue;
      }
      path.append(points == 0 ? "M" : points == 1 ? "l" : x - lastX < 0 ? "" : " ");
      path.append(points == 0 ? x : x - lastX);
      path.append((points == 0 ? y : y - lastY) < 0 ? "" : " ");
      path.append(points == 0 ? y : y - lastY);
      lastX = x;
      lastY = y;
      points++;
    }
    if (points < 3) {
      path.setLength(start);
    } else {
      path.append('z');
    }
  }
}
