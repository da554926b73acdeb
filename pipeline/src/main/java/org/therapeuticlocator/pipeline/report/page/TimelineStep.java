package org.therapeuticlocator.pipeline.report.page;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.report.RunFacts;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.run.StageRecord;
import org.therapeuticlocator.pipeline.text.Numbers;

/**
 * A stage on an axis of the time at work: a pause, as before a resume, is told and not drawn.
 *
 * @param seconds null where it did not end
 * @param pause before it, where that was long; else empty
 * @param left in percent of the axis, as is {@code width}; 0 wide where it did not end
 */
record TimelineStep(
    String stage,
    String start,
    String end,
    @Nullable BigDecimal seconds,
    String pause,
    double left,
    double width) {
  private static final Duration LONG_PAUSE = Duration.ofSeconds(10);

  /** The stages that began. */
  static List<TimelineStep> of(RunFacts facts) {
    Map<String, Double> seconds = facts.report().seconds();
    double all = Math.max(0.001, seconds.values().stream().mapToDouble(s -> s).sum());
    List<TimelineStep> steps = new ArrayList<>();
    double left = 0;
    String before = null;
    for (Map.Entry<Stage, StageRecord> stage : facts.manifest().stages().entrySet()) {
      String name = stage.getKey().label();
      String start = stage.getValue().start();
      String end = stage.getValue().end();
      Double took = seconds.get(name);
      double width = took == null ? 0 : 100 * took / all;
      steps.add(
          new TimelineStep(
              name,
              clock(start),
              end == null ? "" : clock(end),
              took == null ? null : BigDecimal.valueOf(took),
              before == null ? "" : pause(before, start),
              left,
              width));
      left += width;
      before = end;
    }
    return steps;
  }

  private static String pause(String from, String to) {
    Duration pause = Duration.between(Instant.parse(from), Instant.parse(to));
    return pause.compareTo(LONG_PAUSE) > 0 ? Numbers.duration(pause) : "";
  }

  private static String clock(String time) {
    return time.length() < 19 ? time : time.substring(11, 19);
  }
}
