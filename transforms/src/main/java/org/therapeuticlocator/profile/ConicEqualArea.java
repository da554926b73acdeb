package org.therapeuticlocator.profile;

/**
 * Albers' equal-area conic projection, turned, scaled and moved onto a frame. Formulas: Snyder, Map
 * Projections, USGS 1395, section 14.
 */
final class ConicEqualArea {
  private final double turned;
  private final double scale;
  private final double n;
  private final double c;
  private final double radius;
  private final double left;
  private final double top;

  /**
   * A projection.
   *
   * @param south the southern standard parallel, degrees
   * @param north the northern one
   * @param meridian the longitude in the middle, degrees
   * @param longitude of the place that lies at {@code x}, degrees east of {@code meridian}
   * @param latitude of the place that lies at {@code y}
   * @param scale units of the frame a radian
   */
  ConicEqualArea(
      double south,
      double north,
      double meridian,
      double longitude,
      double latitude,
      double x,
      double y,
      double scale) {
    double sine = Math.sin(Math.toRadians(south));
    this.turned = meridian;
    this.scale = scale;
    this.n = (sine + Math.sin(Math.toRadians(north))) / 2;
    this.c = 1 + sine * (2 * n - sine);
    this.radius = Math.sqrt(c) / n;
    double distance = distance(latitude);
    double angle = n * Math.toRadians(longitude);
    this.left = x - scale * distance * Math.sin(angle);
    this.top = y + scale * (radius - distance * Math.cos(angle));
  }

  AlbersUsa.Point project(double longitude, double latitude) {
    double east = Math.IEEEremainder(longitude - turned, 360);
    double angle = n * Math.toRadians(east);
    double distance = distance(latitude);
    return new AlbersUsa.Point(
        left + scale * distance * Math.sin(angle),
        top - scale * (radius - distance * Math.cos(angle)));
  }

  private double distance(double latitude) {
    return Math.sqrt(c - 2 * n * Math.sin(Math.toRadians(latitude))) / n;
  }
}
