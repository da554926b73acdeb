package org.therapeuticlocator.pipeline.report.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.text.Numbers;

/**
 * How a figure went over the runs.
 *
 * @param range of the runs before, {@code 68,110 to 69,430}; empty where there are none
 * @param alarm a sentence if the figure is beyond what is usual; else null
 * @param bars a run each, the oldest first, this one last
 */
record Trend(
    String name, Figure now, String range, @Nullable String alarm, int width, List<Bar> bars) {
  /** Of the picture. */
  static final int HEIGHT = 40;

  private static final int SLOT = 10;
  private static final int SLOTS = 11;
  // What was seen is not all that is usual: so much of the largest value may be beyond it. Two
  // runs or one say less than three.
  private static final double SLACK = 0.1;
  private static final double SLACK_OF_FEW = 0.5;
  private static final int FEW = 3;

  /** A run's value in the picture; y from its top. */
  record Bar(int x, double y, double height, boolean current) {}

  /** {@code before}: the oldest first. */
  static Trend of(String name, Figure now, List<Long> before) {
    List<Long> all = new ArrayList<>(before);
    all.add(now.value().longValue());
    long most = Math.max(1, Collections.max(all));
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      double height = all.get(i) == 0 ? 0 : Math.max(1, (double) HEIGHT * all.get(i) / most);
      int slot = SLOTS - all.size() + i;
      bars.add(new Bar(slot * SLOT, HEIGHT - height, height, i == all.size() - 1));
    }
    return new Trend(
        name, now, range(before), alarm(name, now.value().longValue(), before), SLOTS * SLOT, bars);
  }

  private static String range(List<Long> before) {
    if (before.isEmpty()) {
      return "";
    }
    String least = Numbers.of(Collections.min(before));
    String most = Numbers.of(Collections.max(before));
    return least.equals(most) ? least : least + " to " + most;
  }

  private static @Nullable String alarm(String name, long now, List<Long> before) {
    if (before.isEmpty()) {
      return null;
    }
    long least = Collections.min(before);
    long most = Collections.max(before);
    double slack = most * (before.size() < FEW ? SLACK_OF_FEW : SLACK);
    if (now >= least - slack && now <= most + slack) {
      return null;
    }
    return "%s: %s, %s than in %s (%s)."
        .formatted(
            Character.toUpperCase(name.charAt(0)) + name.substring(1),
            Numbers.of(now),
            now < least ? "fewer" : "more",
            before.size() == 1 ? "the run before" : "any of the " + before.size() + " runs before",
            range(before));
  }
}
