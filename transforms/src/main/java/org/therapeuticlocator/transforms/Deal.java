package org.therapeuticlocator.transforms;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * How work is dealt out to workers, which depends on what a runner makes of it.
 *
 * @param lanes by how many keys
 * @param leastLines how many lines go together at least, where there are so many
 */
public record Deal(int lanes, int leastLines) implements Serializable {
  /** All of {@code items} one by one to so many hands, or to fewer where there are fewer items. */
  public static <T> List<List<T>> roundRobin(List<T> items, int hands) {
    List<List<T>> dealt = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      if (i < hands) {
        dealt.add(new ArrayList<>());
      }
      dealt.get(i % hands).add(items.get(i));
    }
    return dealt;
  }
}
