package org.therapeuticlocator.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The usual map of the United States: Albers' conic for the mainland, Alaska at 0.35 of its size
 * and Hawaii below it. The territories are not on it. The same numbers as d3's geoAlbersUsa.
 */
public final class AlbersUsa {
  /** The left edge: the last of the Aleutians lie left of 0. */
  public static final int LEFT = -60;

  /** The width from there. */
  public static final int WIDTH = 1_035;

  /** The height, from 0. */
  public static final int HEIGHT = 610;

  private static final double SCALE = 1_300;
  private static final double X = 487.5;
  private static final double Y = 305;

  private static final List<Inset> INSETS =
      List.of(
          inset(29.5, 45.5, -96, -0.6, 38.7, 0, 0, 1, -0.455, -0.238, 0.455, 0.238),
          inset(55, 65, -154, -2, 58.5, -0.307, 0.201, 0.35, -0.425, 0.120, -0.214, 0.234),
          inset(8, 18, -157, -3, 19.9, -0.205, 0.212, 1, -0.214, 0.166, -0.115, 0.234));

  private AlbersUsa() {}

  /** A point of the frame, y downwards. */
  public record Point(double x, double y) {}

  private record Inset(
      ConicEqualArea projection, double left, double top, double right, double bottom) {
    boolean shows(Point point) {
      return point.x() > left && point.x() < right && point.y() > top && point.y() < bottom;
    }
  }

  /** Places and edges in parts of the scale, from the middle of the frame. */
  private static Inset inset(
      double south,
      double north,
      double meridian,
      double longitude,
      double latitude,
      double x,
      double y,
      double size,
      double left,
      double top,
      double right,
      double bottom) {
    return new Inset(
        new ConicEqualArea(
            south,
            north,
            meridian,
            longitude,
            latitude,
            X + x * SCALE,
            Y + y * SCALE,
            size * SCALE),
        X + left * SCALE,
        Y + top * SCALE,
        X + right * SCALE,
        Y + bottom * SCALE);
  }

  /** Where a place lies on the map; null for places that it does not show. */
  public static @Nullable Point project(double longitude, double latitude) {
    for (Inset inset : INSETS) {
      Point point = inset.projection().project(longitude, latitude);
      if (inset.shows(point)) {
        return point;
      }
    }
    return null;
  }
}
