package org.therapeuticlocator.profile;

import java.awt.geom.Rectangle2D;
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

  private static final List<Inset> INSETS =
      List.of(
          new Inset(
              -96,
              0.6028370046288244,
              1.351221325417899,
              1_300,
              498.021928239679,
              -1361.7138526539031,
              new Rectangle2D.Double(-104, -4.4, 1_183, 618.8)),
          new Inset(
              -154,
              0.8627299156628209,
              1.742403876506104,
              455,
              96.6699708572174,
              291.76960077302374,
              new Rectangle2D.Double(-65, 461, 274.3, 148.2)),
          new Inset(
              -157,
              0.22409504766750643,
              1.0430068533565204,
              1_300,
              285.229906959378,
              -4893.169181730031,
              new Rectangle2D.Double(209.3, 520.8, 128.7, 88.4)));

  private AlbersUsa() {}

  /** A point of the frame, y downwards. */
  public record Point(double x, double y) {}

  /**
   * Albers' equal-area conic projection onto a part of the frame. Formulas: Snyder, Map
   * Projections, USGS 1395, section 14. Standard parallels: 29.5 and 45.5 degrees for the mainland,
   * 55 and 65 for Alaska, 8 and 18 for Hawaii.
   *
   * @param meridian the longitude in the middle, degrees
   * @param n the mean of the standard parallels' sines
   * @param c 1 plus the product of the standard parallels' sines
   * @param scale units of the frame for the globe's radius
   * @param x of the point in the frame where the meridians meet
   * @param y of that point
   * @param part of the frame that is shown
   */
  private record Inset(
      double meridian, double n, double c, double scale, double x, double y, Rectangle2D part) {
    /** Where a place lies in it; null for places that it does not show. */
    @Nullable Point project(double longitude, double latitude) {
      double angle = n * Math.toRadians(Math.IEEEremainder(longitude - meridian, 360));
      double radius = scale * Math.sqrt(c - 2 * n * Math.sin(Math.toRadians(latitude))) / n;
      Point point = new Point(x + radius * Math.sin(angle), y + radius * Math.cos(angle));
      return part.contains(point.x, point.y) ? point : null;
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
