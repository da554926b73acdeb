package org.therapeuticlocator.pipeline.report.page;

import java.util.List;
import org.therapeuticlocator.profile.StateOutlines;

/**
 * A state's outline in the frame of {@code AlbersUsa}.
 *
 * @param code as in {@code state_code}
 * @param d as SVG's paths have it
 */
public record StatePath(String code, String d) {
  /** Those on the map, by code. */
  public static List<StatePath> all() {
    return StateOutlines.paths().entrySet().stream()
        .map(state -> new StatePath(state.getKey(), state.getValue()))
        .toList();
  }
}
