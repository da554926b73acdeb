package org.therapeuticlocator.profile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where the 50 states, DC, AS, GU, MP, PR and VI lie. Source: US Census Bureau, cartographic
 * boundaries 2017, by way of us-atlas 3.0.1; accurate to some 100 m, less along coasts.
 */
public final class StateOutlines {
  private static final String RESOURCE = "states.txt";

  private static final Map<String, List<Ring>> STATES = read();

  private StateOutlines() {}

  private static Map<String, List<Ring>> read() {
    Map<String, List<Ring>> states = new TreeMap<>();
    try (InputStream in = StateOutlines.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing");
      }
      for (String line : new String(in.readAllBytes(), UTF_8).lines().toList()) {
        if (!line.startsWith("#")) {
          int colon = line.indexOf(':');
          String[] rings = line.substring(colon + 1).split(";", -1);
          states.put(line.substring(0, colon), Arrays.stream(rings).map(Ring::parse).toList());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return states;
  }

  /**
   * The state at a place, null for none.
   *
   * @param guess the state that it probably is, which is tried first; null for no idea
   */
  public static @Nullable String stateAt(
      double longitude, double latitude, @Nullable String guess) {
    List<Ring> probable = guess == null ? null : STATES.get(guess);
    if (probable != null && contains(probable, longitude, latitude)) {
      return guess;
    }
    for (Map.Entry<String, List<Ring>> state : STATES.entrySet()) {
      if (contains(state.getValue(), longitude, latitude)) {
        return state.getKey();
      }
    }
    return null;
  }

  /** Inside an odd number of rings: a ring inside another is a hole. */
  private static boolean contains(List<Ring> rings, double longitude, double latitude) {
    boolean inside = false;
    for (Ring ring : rings) {
      inside ^= ring.contains(longitude, latitude);
    }
    return inside;
  }

  /**
   * The outlines on the map of {@link AlbersUsa} as SVG path data, by state; those that the map
   * does not show are left out.
   */
  public static Map<String, String> paths() {
    Map<String, String> paths = new TreeMap<>();
    STATES.forEach(
        (state, rings) -> {
          StringBuilder path = new StringBuilder();
          rings.forEach(ring -> ring.appendPath(path));
          if (!path.isEmpty()) {
            paths.put(state, path.toString());
          }
        });
    return paths;
  }
}
