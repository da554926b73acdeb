package org.therapeuticlocator.pipeline.report.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Points of one size on the map.
 *
 * @param d an SVG path of lines without length, which round ends make dots
 * @param diameter in the map's units
 * @param label how many items each stands for
 */
record MapDots(String d, double diameter, String label) {
  private static final int MOST_DOTS = 12_000;

  /** Of dots that stand for up to so many items. */
  private record Size(long atMost, double diameter, String label) {}

  private static final List<Size> SIZES =
      List.of(
          new Size(1, 2.2, "1"),
          new Size(4, 3, "2 to 4"),
          new Size(9, 4, "5 to 9"),
          new Size(24, 5.5, "10 to 24"),
          new Size(Long.MAX_VALUE, 7.5, "25 and more"));

  private record Place(int x, int y) {}

  /** {@code pixels} as in a profile; where they are too many, neighbours share a dot. */
  static List<MapDots> of(Map<String, Long> pixels) {
    Map<Place, Long> places = places(pixels, 1);
    for (int grid = 2; places.size() > MOST_DOTS; grid *= 2) {
      places = places(pixels, grid);
    }
    List<MapDots> dots = new ArrayList<>();
    long above = 0;
    for (Size size : SIZES) {
      StringBuilder d = new StringBuilder();
      for (Map.Entry<Place, Long> place : places.entrySet()) {
        if (place.getValue() > above && place.getValue() <= size.atMost()) {
          d.append(dot(place.getKey().x(), place.getKey().y()));
        }
      }
      if (!d.isEmpty()) {
        dots.add(new MapDots(d.toString(), size.diameter(), size.label()));
      }
      above = size.atMost();
    }
    return dots;
  }

  /** A line without length. */
  static String dot(int x, int y) {
    return "M" + x + ',' + y + "h0";
  }

  private static Map<Place, Long> places(Map<String, Long> pixels, int grid) {
    Map<Place, Long> places =
        new TreeMap<>(Comparator.comparingInt(Place::x).thenComparingInt(Place::y));
    pixels.forEach(
        (pixel, items) -> {
          int comma = pixel.indexOf(',');
          int x = Integer.parseInt(pixel.substring(0, comma));
          int y = Integer.parseInt(pixel.substring(comma + 1));
          places.merge(new Place(x / grid * grid, y / grid * grid), items, Long::sum);
        });
    return places;
  }
}
