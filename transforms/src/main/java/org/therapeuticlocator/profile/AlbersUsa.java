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
          new Inset(29.5, 45.5, -96, -0.6, 38.7, 0, 0, 1, -0.455, -0.238, 0.455, 0.238),
          new Inset(55, 65, -154, -2, 58.5, -0.307, 0.201, 0.35, -0.425, 0.120, -0.214, 0.234),
          new Inset(8, 18, -157, -3, 19.9, -0.205, 0.212, 1, -0.214, 0.166, -0.115, 0.234));

  private AlbersUsa() {}

  /** A point of the frame, y downwards. */
  public record Point(double x, double y) {}

  /**
   * Albers' equal-area conic projection, turned, scaled and moved onto a part of the frame.
   * Formulas: Snyder, Map Projections, USGS 1395, section 14.
   */
  private static final class Inset {
    private final double meridian;
    private final double n;
    private final double c;
    private final double radius;
    private final double scale;
    private final double originX;
    private final double originY;
    private final double left;
    private final double top;
    private final double right;
    private final double bottom;

    /**
     * A part of the map. Its places and edges are in parts of the scale, from the frame's middle.
     *
     * @param south the southern standard parallel, degrees
     * @param north the northern one
     * @param meridian the longitude in the middle, degrees
     * @param longitude of the place that lies at {@code x}, degrees east of {@code meridian}
     * @param latitude of the place that lies at {@code y}
     * @param size in the mainland's
     */
    Inset(
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
      double sine = Math.sin(Math.toRadians(south));
      this.meridian = meridian;
      this.n = (sine + Math.sin(Math.toRadians(north))) / 2;
      this.c = 1 + sine * (2 * n - sine);
      this.radius = Math.sqrt(c) / n;
      this.scale = size * SCALE;
      double distance = distance(latitude);
      double angle = n * Math.toRadians(longitude);
      this.originX = X + x * SCALE - scale * distance * Math.sin(angle);
      this.originY = Y + y * SCALE + scale * (radius - distance * Math.cos(angle));
      this.left = X + left * SCALE;
      this.top = Y + top * SCALE;
      this.right = X + right * SCALE;
      this.bottom = Y + bottom * SCALE;
    }

    private double distance(double latitude) {
      return Math.sqrt(c - 2 * n * Math.sin(Math.toRadians(latitude))) / n;
    }

    /** Where a place lies in it; null for places that it does not show. */
    @Nullable Point project(double longitude, double latitude) {
      double angle = n * Math.toRadians(Math.IEEEremainder(longitude - meridian, 360));
      double distance = distance(latitude);
      double x = originX + scale * distance * Math.sin(angle);
      double y = originY - scale * (radius - distance * Math.cos(angle));
      return x > left && x < right && y > top && y < bottom ? new Point(x, y) : null;
    }
  }

  /** Where a place lies on the map; null for places that it does not show. */
  public static @Nullable Point project(double longitude, double latitude) {
    for (Inset inset : INSETS) {
      Point point = inset.project(longitude, latitude);
      if (point != null) {
        return point;
      }
    }
    return null;
  }
}
