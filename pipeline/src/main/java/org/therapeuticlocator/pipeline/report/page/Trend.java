package org.therapeuticlocator.pipeline.report.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.text.Numbers;

/**
 * How a figure went over the runs.
 *
 * @param figure where it stands in report.json
 * @param range of the runs before, {@code 68,110 to 69,430}; empty where there are none
 * @param alarm a sentence if the figure is beyond what is usual; else null
 * @param bars a run each, the oldest first, this one last
 */
record Trend(
    String name, String figure, long now, String range, @Nullable String alarm, List<Bar> bars) {
  // Of the picture, which is 110 wide.
  private static final double HEIGHT = 40;
  private static final int LAST_BAR = 100;
  private static final int SLOT = 10;
  // What was seen is not all that is usual: so much of the largest value may be beyond it. Two
  // runs or one say less than three.
  private static final double SLACK = 0.1;
  private static final double SLACK_OF_FEW = 0.5;
  private static final int FEW = 3;

  /** A run's value in the picture; y from its top. */
  record Bar(int x, double y, double height, boolean current) {}

  /** {@code before}: the newest first. */
  static Trend of(String name, String figure, long now, List<Long> before) {
    if (before.isEmpty()) {
      return new Trend(name, figure, now, "", null, bars(now, before, now));
    }
    long least = Collections.min(before);
    long most = Collections.max(before);
    String range = least == most ? Numbers.of(least) : Numbers.format("%,d to %,d", least, most);
    double slack = most * (before.size() < FEW ? SLACK_OF_FEW : SLACK);
    String alarm =
        now >= least - slack && now <= most + slack
            ? null
            : Numbers.format(
                "%s: %,d, %s than in %s (%s).",
                Character.toUpperCase(name.charAt(0)) + name.substring(1),
                now,
                now < least ? "fewer" : "more",
                before.size() == 1
                    ? "the run before"
                    : "any of the " + before.size() + " runs before",
                range);
    return new Trend(name, figure, now, range, alarm, bars(now, before, Math.max(now, most)));
  }

  private static List<Bar> bars(long now, List<Long> before, long most) {
    List<Bar> bars = new ArrayList<>();
    bars.add(bar(now, most, LAST_BAR));
    before.forEach(value -> bars.add(bar(value, most, LAST_BAR - SLOT * bars.size())));
    Collections.reverse(bars);
    return bars;
  }

  private static Bar bar(long value, long most, int x) {
    double height = value == 0 ? 0 : Math.max(1, HEIGHT * value / most);
    return new Bar(x, HEIGHT - height, height, x == LAST_BAR);
  }
}
