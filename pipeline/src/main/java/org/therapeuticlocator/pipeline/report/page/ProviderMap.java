package org.therapeuticlocator.pipeline.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.therapeuticlocator.pipeline.text.Visible;
import org.therapeuticlocator.profile.AlbersUsa;
import org.therapeuticlocator.profile.Profile;

/**
 * Where the items lie: states with points, boxes for what the map does not show, and strays.
 *
 * @param strayDots where the strays lie, an SVG path as in {@link MapDots}
 */
record ProviderMap(
    String viewBox,
    long items,
    List<StatePath> states,
    List<MapDots> dots,
    List<Box> boxes,
    Profile.Located located,
    long elsewhere,
    String strayDots,
    List<StrayLine> strays) {
  private static final Map<String, String> BOXES =
      Map.ofEntries(
          Map.entry("PR", "Puerto Rico"),
          Map.entry("VI", "US Virgin Islands"),
          Map.entry("GU", "Guam"),
          Map.entry("AS", "American Samoa"),
          Map.entry("MP", "Northern Marianas"),
          Map.entry("FM", "Micronesia"),
          Map.entry("MH", "Marshall Islands"),
          Map.entry("PW", "Palau"),
          Map.entry("AA", "Armed Forces, Americas"),
          Map.entry("AE", "Armed Forces, Europe"),
          Map.entry("AP", "Armed Forces, Pacific"));
  private static final List<String> BOX_ORDER =
      List.of("PR", "VI", "GU", "AS", "MP", "FM", "MH", "PW", "AA", "AE", "AP");

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

  boolean hasStrays() {
    return !strays.isEmpty();
  }

  long shownStrays() {
    return strays.size();
  }

  static ProviderMap of(Profile profile, List<StatePath> outlines) {
    Profile.Located located = profile.located();
    return new ProviderMap(
        AlbersUsa.LEFT + " 0 " + AlbersUsa.WIDTH + ' ' + AlbersUsa.HEIGHT,
        profile.items(),
        outlines,
        MapDots.of(profile.pixels()),
        boxes(profile.states()),
        located,
        located.inAnotherState() + located.inNoState(),
        strayDots(profile.strays()),
        profile.strays().stream().map(StrayLine::of).toList());
  }

  private static String strayDots(List<Profile.Stray> strays) {
    StringBuilder d = new StringBuilder();
    for (Profile.Stray stray : strays) {
      AlbersUsa.Point point =
          AlbersUsa.project(
              Double.parseDouble(stray.longitude()), Double.parseDouble(stray.latitude()));
      if (point != null) {
        MapDots.append(d, (int) Math.round(point.x()), (int) Math.round(point.y()));
      }
    }
    return d.toString();
  }

  private static List<Box> boxes(Map<String, Profile.Stock> states) {
    List<Box> boxes = new ArrayList<>();
    for (String code : BOX_ORDER) {
      Profile.Stock stock = states.get(code);
      boxes.add(
          new Box(
              code, Objects.requireNonNull(BOXES.get(code)), stock == null ? 0 : stock.items()));
    }
    return boxes;
  }
}
