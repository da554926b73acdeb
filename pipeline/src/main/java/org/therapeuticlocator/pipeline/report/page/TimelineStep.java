package org.therapeuticlocator.pipeline.report.page;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.report.RunFacts;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.run.StageRecord;
import org.therapeuticlocator.pipeline.text.Numbers;

/**
 * A stage on an axis of time; long pauses, as before a resume, are drawn short.
 *
 * @param seconds null where it did not end
 * @param pause before it, where that was long; else empty
 * @param left in percent of the axis, as is {@code width}
 */
record TimelineStep(
    String stage,
    String start,
    String end,
    @Nullable BigDecimal seconds,
    String pause,
    double left,
    double width) {
  private static final double SHORT_PAUSE = 0.08;
  private static final double LONG_PAUSE = 0.25;
  private static final double LEAST_LONG_MILLIS = 10_000;
  private static final double LEAST_WIDTH = 0.6;
  private static final long UNKNOWN_MILLIS = 1_000;
  private static final int CLOCK_FROM = 11;
  private static final int CLOCK_TO = 19;

  /** The stages that began, in that order. */
  static List<TimelineStep> of(RunFacts facts) {
    List<Map.Entry<Stage, StageRecord>> begun =
        new ArrayList<>(facts.manifest().stages().entrySet());
    begun.sort(Comparator.comparing(stage -> Instant.parse(stage.getValue().start())));
    double active = begun.stream().mapToDouble(stage -> millis(stage.getValue())).sum();
    double longest = Math.max(active * LONG_PAUSE, LEAST_LONG_MILLIS);
    List<TimelineStep> steps = new ArrayList<>();
    double at = 0;
    Instant before = facts.manifest().started().orElse(Instant.EPOCH);
    for (Map.Entry<Stage, StageRecord> entry : begun) {
      String stage = entry.getKey().label();
      StageRecord record = entry.getValue();
      Instant start = Instant.parse(record.start());
      Double took = facts.report().seconds().get(stage);
      Duration pause = Duration.between(before, start);
      boolean isLong = pause.toMillis() > longest;
      at += isLong ? active * SHORT_PAUSE : Math.max(0, pause.toMillis());
      steps.add(
          new TimelineStep(
              stage,
              clock(record.start()),
              record.end() == null ? "" : clock(record.end()),
              took == null ? null : BigDecimal.valueOf(took),
              isLong ? Numbers.duration(pause) : "",
              at,
              millis(record)));
      at += millis(record);
      before = start.plusMillis(millis(record));
    }
    double scale = at == 0 ? 0 : 100 / at;
    return steps.stream().map(step -> step.scaled(scale)).toList();
  }

  /** How long a stage is drawn. */
  private static long millis(StageRecord record) {
    return record.end() == null
        ? UNKNOWN_MILLIS
        : Duration.between(Instant.parse(record.start()), Instant.parse(record.end())).toMillis();
  }

  private TimelineStep scaled(double scale) {
    double wide = Math.max(LEAST_WIDTH, width * scale);
    double place = Math.min(left * scale, 100 - wide);
    return new TimelineStep(stage, start, end, seconds, pause, place, wide);
  }

  private static String clock(String time) {
    return time.length() < CLOCK_TO ? time : time.substring(CLOCK_FROM, CLOCK_TO);
  }
}
