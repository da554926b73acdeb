package org.therapeuticlocator.pipeline.report.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.therapeuticlocator.pipeline.text.Visible;
import org.therapeuticlocator.profile.AlbersUsa;
import org.therapeuticlocator.profile.Profile;
import org.therapeuticlocator.profile.StateOutlines;

/**
 * Where the items lie: states with points, boxes for what the map does not show, and strays.
 *
 * @param elsewhere how many strays there are, of which some are named
 * @param strayDots where the strays lie, an SVG path as in {@link Dots}
 */
record ProviderMap(
    String viewBox,
    List<Outline> outlines,
    List<Dots> dots,
    List<Box> boxes,
    long elsewhere,
    String strayDots,
    List<StrayLine> strays) {
  private static final String TERRITORIES =
      """
      PR Puerto Rico
      VI US Virgin Islands
      GU Guam
      AS American Samoa
      MP Northern Marianas
      FM Micronesia
      MH Marshall Islands
      PW Palau
      AA Armed Forces, Americas
      AE Armed Forces, Europe
      AP Armed Forces, Pacific
      """;

  /**
   * Points of one size on the map.
   *
   * @param d an SVG path of lines without length, which round ends make dots
   * @param diameter in the map's units
   * @param label how many items each stands for
   */
  record Dots(String d, double diameter, String label) {
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

    /** {@code pixels} as in a profile; where they are too many, neighbours share a dot. */
    static List<Dots> of(Map<String, Long> pixels) {
      Map<String, Long> places = new TreeMap<>(pixels);
      for (int grid = 2; places.size() > MOST_DOTS; grid *= 2) {
        places = sharedBy(grid, pixels);
      }
      List<Dots> dots = new ArrayList<>();
      long above = 0;
      for (Size size : SIZES) {
        StringBuilder d = new StringBuilder();
        for (Map.Entry<String, Long> place : places.entrySet()) {
          if (place.getValue() > above && place.getValue() <= size.atMost()) {
            d.append(dot(place.getKey()));
          }
        }
        if (!d.isEmpty()) {
          dots.add(new Dots(d.toString(), size.diameter(), size.label()));
        }
        above = size.atMost();
      }
      return dots;
    }

    /** A line without length at {@code x,y}. */
    static String dot(String place) {
      return "M" + place + "h0";
    }

    private static Map<String, Long> sharedBy(int grid, Map<String, Long> pixels) {
      Map<String, Long> places = new TreeMap<>();
      pixels.forEach(
          (pixel, items) -> {
            String corner =
                Arrays.stream(pixel.split(","))
                    .map(place -> String.valueOf(Integer.parseInt(place) / grid * grid))
                    .collect(Collectors.joining(","));
            places.merge(corner, items, Long::sum);
          });
      return places;
    }
  }

  /** A state's outline in the frame of {@link AlbersUsa}; {@code d} as SVG's paths have it. */
  record Outline(String code, String d) {}

  /** A territory that the map leaves out, with its items. */
  record Box(String code, String name, long items) {}

  /** A row that lies elsewhere than it says, as text. */
  record StrayLine(String provider, String city, String says, String lies, String coordinates) {
    static StrayLine of(Profile.Stray stray) {
      return new StrayLine(
          Visible.cut(stray.providerName(), 100),
          Visible.cut(Objects.requireNonNullElse(stray.city(), ""), 60),
          stray.stateCode(),
          Objects.requireNonNullElse(stray.liesIn(), "no state"),
          stray.longitude() + ' ' + stray.latitude());
    }
  }

  /** A number, which is written as a figure. */
  long shownStrays() {
    return strays.size();
  }

  /** Short: templates ask for it, only to see that it is not empty. */
  @Override
  public String toString() {
    return "map";
  }

  static ProviderMap of(Profile profile) {
    return new ProviderMap(
        AlbersUsa.LEFT + " 0 " + AlbersUsa.WIDTH + ' ' + AlbersUsa.HEIGHT,
        StateOutlines.paths().entrySet().stream()
            .map(state -> new Outline(state.getKey(), state.getValue()))
            .toList(),
        Dots.of(profile.pixels()),
        TERRITORIES.lines().map(territory -> box(territory, profile.states())).toList(),
        profile.located().inAnotherState() + profile.located().inNoState(),
        profile.strays().stream().map(ProviderMap::dot).collect(Collectors.joining()),
        profile.strays().stream().map(StrayLine::of).toList());
  }

  /** Nothing where the map does not show the place. */
  private static String dot(Profile.Stray stray) {
    AlbersUsa.Point point =
        AlbersUsa.project(
            Double.parseDouble(stray.longitude()), Double.parseDouble(stray.latitude()));
    return point == null ? "" : Dots.dot(Math.round(point.x()) + "," + Math.round(point.y()));
  }

  private static Box box(String territory, Map<String, Profile.Stock> states) {
    String code = territory.substring(0, 2);
    return new Box(
        code, territory.substring(3), states.getOrDefault(code, new Profile.Stock(0, 0)).items());
  }
}
