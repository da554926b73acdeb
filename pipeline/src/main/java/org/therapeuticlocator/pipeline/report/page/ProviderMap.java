package org.therapeuticlocator.pipeline.report.page;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.therapeuticlocator.pipeline.text.Visible;
import org.therapeuticlocator.profile.AlbersUsa;
import org.therapeuticlocator.profile.Profile;
import org.therapeuticlocator.profile.StateOutlines;

/**
 * Where the items lie: states with points, boxes for what the map does not show, and strays.
 *
 * @param elsewhere how many strays there are, of which some are named
 * @param strayDots where the strays lie, an SVG path as in {@link MapDots}
 */
record ProviderMap(
    String viewBox,
    List<Outline> outlines,
    List<MapDots> dots,
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

  static ProviderMap of(Profile profile) {
    return new ProviderMap(
        AlbersUsa.LEFT + " 0 " + AlbersUsa.WIDTH + ' ' + AlbersUsa.HEIGHT,
        StateOutlines.get().paths().entrySet().stream()
            .map(state -> new Outline(state.getKey(), state.getValue()))
            .toList(),
        MapDots.of(profile.pixels()),
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
    return point == null
        ? ""
        : MapDots.dot((int) Math.round(point.x()), (int) Math.round(point.y()));
  }

  private static Box box(String territory, Map<String, Profile.Stock> states) {
    String code = territory.substring(0, 2);
    return new Box(
        code, territory.substring(3), states.getOrDefault(code, new Profile.Stock(0, 0)).items());
  }
}
