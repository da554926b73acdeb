package org.therapeuticlocator.profile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where the 50 states, DC, AS, GU, MP, PR and VI lie. Source: US Census Bureau, cartographic
 * boundaries 2017, by way of us-atlas 3.0.1; accurate to some 100 m, less along coasts.
 */
public final class StateOutlines {
  private static final String RESOURCE = "states.txt";

  private static final double UNITS_A_DEGREE = 1_000_000;

  // In degrees, longitude first. A ring inside another is a hole.
  private static final Map<String, Outline> STATES = read();

  private StateOutlines() {}

  /** Rings, and the box around them, which spares most places the walk along all the rings. */
  private record Outline(Path2D rings, Rectangle2D box) {
    boolean contains(double longitude, double latitude) {
      return box.contains(longitude, latitude) && rings.contains(longitude, latitude);
    }
  }

  private static Map<String, Outline> read() {
    Map<String, Outline> states = new TreeMap<>();
    try (InputStream in = StateOutlines.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing");
      }
      for (String line : new String(in.readAllBytes(), UTF_8).lines().toList()) {
        if (!line.startsWith("#")) {
          int colon = line.indexOf(':');
          Path2D rings = rings(line.substring(colon + 1));
          states.put(line.substring(0, colon), new Outline(rings, rings.getBounds2D()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return states;
  }

  /** Rings of longitudes and latitudes in turn, in units, each less the one before. */
  private static Path2D rings(String text) {
    Path2D outline = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    for (String ring : text.split(";", -1)) {
      int[] steps = Arrays.stream(ring.split(" ", -1)).mapToInt(Integer::parseInt).toArray();
      long x = steps[0];
      long y = steps[1];
      outline.moveTo(x / UNITS_A_DEGREE, y / UNITS_A_DEGREE);
      for (int i = 2; i < steps.length; i += 2) {
        x += steps[i];
        y += steps[i + 1];
        outline.lineTo(x / UNITS_A_DEGREE, y / UNITS_A_DEGREE);
      }
      outline.closePath();
    }
    return outline;
  }

  /**
   * The state at a place, null for none.
   *
   * @param guess the state that it probably is, which is tried first; null for no idea
   */
  public static @Nullable String stateAt(
      double longitude, double latitude, @Nullable String guess) {
    Outline probable = guess == null ? null : STATES.get(guess);
    if (probable != null && probable.contains(longitude, latitude)) {
      return guess;
    }
    for (Map.Entry<String, Outline> state : STATES.entrySet()) {
      if (state.getValue().contains(longitude, latitude)) {
        return state.getKey();
      }
    }
    return null;
  }

  /**
   * The outlines on the map of {@link AlbersUsa} as SVG path data, by state; those that the map
   * does not show are left out.
   */
  public static Map<String, String> paths() {
    Map<String, String> paths = new TreeMap<>();
    STATES.forEach(
        (state, outline) -> {
          String path = path(outline.rings());
          if (!path.isEmpty()) {
            paths.put(state, path);
          }
        });
    return paths;
  }

  /** In whole units of the map; rings that are smaller than that are left out. */
  private static String path(Path2D outline) {
    StringBuilder path = new StringBuilder();
    int points = 0;
    long lastX = 0;
    long lastY = 0;
    int start = 0;
    double[] place = new double[6];
    for (PathIterator at = outline.getPathIterator(null); !at.isDone(); at.next()) {
      if (at.currentSegment(place) == PathIterator.SEG_CLOSE) {
        path.setLength(points < 3 ? start : path.length());
        path.append(points < 3 ? "" : "z");
        start = path.length();
        points = 0;
        continue;
      }
      AlbersUsa.Point point = AlbersUsa.project(place[0], place[1]);
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
    return path.toString();
  }
}
