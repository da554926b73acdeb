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

/** The stages on an axis of time; long pauses, as before a resume, are drawn short. */
record Timeline(List<Step> steps) {
  private static final double SHORT_PAUSE = 0.08;
  private static final double LONG_PAUSE = 0.25;
  private static final double LEAST_WIDTH = 0.6;
  private static final double UNKNOWN_MILLIS = 1_000;
  private static final int CLOCK_FROM = 11;
  private static final int CLOCK_TO = 19;

  /**
   * A stage.
   *
   * @param seconds null where it did not end
   * @param pause before it, where that was long; else empty
   * @param left in percent of the axis, as is {@code width}
   */
  record Step(
      String stage,
      String start,
      String end,
      @Nullable Figure seconds,
      String pause,
      double left,
      double width) {}

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
  }

  static Timeline of(RunFacts facts) {
    List<Begun> begun = new ArrayList<>();
    facts.manifest().stages().forEach((stage, record) -> begun.add(Begun.of(stage, record)));
    begun.sort(Comparator.comparing(Begun::start));
    double active = begun.stream().mapToDouble(Begun::millis).sum();
    List<Double> pauses = new ArrayList<>();
    double drawn = active;
    for (int i = 0; i < begun.size(); i++) {
      double pause = i == 0 ? 0 : pause(begun.get(i - 1), begun.get(i));
      pauses.add(pause);
      drawn += isLong(pause, active) ? active * SHORT_PAUSE : pause;
    }
    List<Step> steps = new ArrayList<>();
    double scale = drawn == 0 ? 0 : 100 / drawn;
    double at = 0;
    for (int i = 0; i < begun.size(); i++) {
      double pause = pauses.get(i);
      boolean isLong = isLong(pause, active);
      at += isLong ? active * SHORT_PAUSE : pause;
      double width = Math.max(LEAST_WIDTH, begun.get(i).millis() * scale);
      steps.add(
          step(
              begun.get(i),
              facts.report().seconds(),
              isLong ? Numbers.duration(Duration.ofMillis((long) pause)) : "",
              Math.min(at * scale, 100 - width),
              width));
      at += begun.get(i).millis();
    }
    return new Timeline(steps);
  }

  private static boolean isLong(double pause, double active) {
    return pause > active * LONG_PAUSE && pause > 10_000;
  }

  private static double pause(Begun before, Begun begun) {
    double between = Duration.between(before.start(), begun.start()).toMillis();
    return Math.max(0, between - before.millis());
  }

  private static Step step(
      Begun begun, Map<String, Double> seconds, String pause, double left, double width) {
    Double took = seconds.get(begun.stage().label());
    String end = begun.record().end();
    return new Step(
        begun.stage().label(),
        clock(begun.record().start()),
        end == null ? "" : clock(end),
        took == null
            ? null
            : new Figure("seconds." + begun.stage().label(), BigDecimal.valueOf(took)),
        pause,
        left,
        width);
  }

  private static String clock(String time) {
    return time.length() < CLOCK_TO ? time : time.substring(CLOCK_FROM, CLOCK_TO);
  }
}
