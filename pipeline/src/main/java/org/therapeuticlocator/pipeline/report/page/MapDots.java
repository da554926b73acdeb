package org.therapeuticlocator.pipeline.report.page;

import java.util.ArrayList;
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
  // Up to so many items, a dot of the size beside it.
  private static final long[] AT_MOST = {1, 4, 9, 24, Long.MAX_VALUE};
  private static final double[] DIAMETERS = {2.2, 3, 4, 5.5, 7.5};
  private static final String[] LABELS = {"1", "2 to 4", "5 to 9", "10 to 24", "25 and more"};

  /** {@code pixels} as in a profile; where they are too many, neighbours share a dot. */
  static List<MapDots> of(Map<String, Long> pixels) {
    Map<Place, Long> places = places(pixels, 1);
    for (int grid = 2; places.size() > MOST_DOTS; grid *= 2) {
      places = places(pixels, grid);
    }
    List<MapDots> dots = new ArrayList<>();
    long above = 0;
    for (int size = 0; size < AT_MOST.length; size++) {
      StringBuilder d = new StringBuilder();
      for (Map.Entry<Place, Long> place : places.entrySet()) {
        if (place.getValue() > above && place.getValue() <= AT_MOST[size]) {
          append(d, place.getKey().x(), place.getKey().y());
        }
      }
      if (!d.isEmpty()) {
        dots.add(new MapDots(d.toString(), DIAMETERS[size], LABELS[size]));
      }
      above = AT_MOST[size];
    }
    return dots;
  }

  /** A line without length. */
  static void append(StringBuilder d, int x, int y) {
    d.append('M').append(x).append(',').append(y).append("h0");
  }

  private record Place(int x, int y) implements Comparable<Place> {
    static Place parse(String pixel, int grid) {
      int comma = pixel.indexOf(',');
      return new Place(
          Integer.parseInt(pixel.substring(0, comma)) / grid * grid,
          Integer.parseInt(pixel.substring(comma + 1)) / grid * grid);
    }

    @Override
    public int compareTo(Place other) {
      return x == other.x ? Integer.compare(y, other.y) : Integer.compare(x, other.x);
    }
  }

  private static Map<Place, Long> places(Map<String, Long> pixels, int grid) {
    Map<Place, Long> places = new TreeMap<>();
    pixels.forEach((pixel, items) -> places.merge(Place.parse(pixel, grid), items, Long::sum));
    return places;
  }
}
