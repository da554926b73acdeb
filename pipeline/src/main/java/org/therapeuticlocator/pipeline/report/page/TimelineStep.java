package org.therapeuticlocator.pipeline.report.page;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
  private static final double UNKNOWN_MILLIS = 1_000;
  private static final int CLOCK_FROM = 11;
  private static final int CLOCK_TO = 19;

  /** A stage that began; millis is how long it is drawn. */
  private record Begun(Stage stage, StageRecord record, Instant start, double millis) {
    static Begun of(Stage stage, StageRecord record) {
      Instant start = Instant.parse(record.start());
      double millis =
          record.end() == null
              ? UNKNOWN_MILLIS
              : Duration.between(start, Instant.parse(record.end())).toMillis();
      return new Begun(stage, record, start, millis);
    }

    /** Milliseconds between the end of {@code before} and this. */
    double pauseAfter(Begun before) {
      return Math.max(0, Duration.between(before.start, start).toMillis() - before.millis);
    }
  }

  static List<TimelineStep> of(RunFacts facts) {
    List<Begun> begun = new ArrayList<>();
    facts.manifest().stages().forEach((stage, record) -> begun.add(Begun.of(stage, record)));
    begun.sort(Comparator.comparing(Begun::start));
    double active = begun.stream().mapToDouble(Begun::millis).sum();
    double longest = Math.max(active * LONG_PAUSE, LEAST_LONG_MILLIS);
    List<Double> pauses = new ArrayList<>();
    List<Double> places = new ArrayList<>();
    double at = 0;
    for (int i = 0; i < begun.size(); i++) {
      double pause = i == 0 ? 0 : begun.get(i).pauseAfter(begun.get(i - 1));
      at += pause > longest ? active * SHORT_PAUSE : pause;
      pauses.add(pause > longest ? pause : 0);
      places.add(at);
      at += begun.get(i).millis();
    }
    double scale = at == 0 ? 0 : 100 / at;
    List<TimelineStep> steps = new ArrayList<>();
    for (int i = 0; i < begun.size(); i++) {
      steps.add(step(begun.get(i), facts, pauses.get(i), places.get(i) * scale, scale));
    }
    return steps;
  }

  private static TimelineStep step(
      Begun begun, RunFacts facts, double longPause, double place, double scale) {
    String stage = begun.stage().label();
    Double took = facts.report().seconds().get(stage);
    String end = begun.record().end();
    double width = Math.max(LEAST_WIDTH, begun.millis() * scale);
    return new TimelineStep(
        stage,
        clock(begun.record().start()),
        end == null ? "" : clock(end),
        took == null ? null : BigDecimal.valueOf(took),
        longPause == 0 ? "" : Numbers.duration(Duration.ofMillis((long) longPause)),
        Math.min(place, 100 - width),
        width);
  }

  private static String clock(String time) {
    return time.length() < CLOCK_TO ? time : time.substring(CLOCK_FROM, CLOCK_TO);
  }
}
