package org.therapeuticlocator.pipeline.report.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.text.Numbers;
import org.therapeuticlocator.transforms.CountNames;

/**
 * This run beside those before it.
 *
 * @param runs this one first, then the newest
 */
record History(long earlier, List<Trend> trends, List<Line> runs) {
  /**
   * What is compared.
   *
   * @param figure where it stands in report.json
   */
  private record Measure(String name, String figure, Stage stage, String count) {
    @Nullable Long of(Manifest manifest) {
      return manifest.isDone(stage) ? manifest.done(stage).count(count) : null;
    }
  }

  private static final List<Measure> MEASURES =
      List.of(
          new Measure("rows read", "rows.read", Stage.TRANSFORM, CountNames.READ),
          new Measure("rows rejected", "rows.rejected", Stage.TRANSFORM, CountNames.REJECTED),
          new Measure("rows kept", "rows.kept", Stage.TRANSFORM, CountNames.KEPT),
          new Measure("inserted", "load.inserted", Stage.PLAN, CountNames.INSERTED),
          new Measure("updated", "load.updated", Stage.PLAN, CountNames.UPDATED),
          new Measure("deleted", "load.deleted", Stage.PLAN, CountNames.DELETED));

  /**
   * How a figure went over the runs.
   *
   * @param figure where it stands in report.json
   * @param range of the runs before, {@code 68,110 to 69,430}; empty where there are none
   * @param heights of each run's value in percent of the highest, the oldest first, this one last
   */
  record Trend(String name, String figure, long now, String range, List<Double> heights) {
    /** {@code before}: the newest first. */
    static Trend of(String name, String figure, long now, List<Long> before) {
      if (before.isEmpty()) {
        return new Trend(name, figure, now, "", heights(now, before, now));
      }
      long least = Collections.min(before);
      long most = Collections.max(before);
      String range = least == most ? Numbers.of(least) : Numbers.format("%,d to %,d", least, most);
      return new Trend(name, figure, now, range, heights(now, before, Math.max(now, most)));
    }

    private static List<Double> heights(long now, List<Long> before, long most) {
      List<Double> heights = new ArrayList<>();
      Stream.concat(Stream.of(now), before.stream())
          .forEach(value -> heights.add(value == 0 ? 0 : Math.max(2.5, 100.0 * value / most)));
      Collections.reverse(heights);
      return heights;
    }
  }

  /** A run; {@code counts} in the order of the trends, a dash where there is none. */
  record Line(String runId, String start, String state, boolean current, List<String> counts) {}

  boolean isFirst() {
    return earlier == 0;
  }

  /** {@code before}: the newest first. Null before there is a figure. */
  static @Nullable History of(Manifest now, List<Manifest> before) {
    if (!now.isDone(Stage.TRANSFORM)) {
      return null;
    }
    List<Trend> trends = new ArrayList<>();
    for (Measure measure : MEASURES) {
      Long value = measure.of(now);
      if (value != null) {
        trends.add(
            Trend.of(
                measure.name(),
                measure.figure(),
                value,
                before.stream().map(measure::of).filter(Objects::nonNull).toList()));
      }
    }
    return new History(
        before.size(),
        trends,
        Stream.concat(
                Stream.of(line(now, true)), before.stream().map(earlier -> line(earlier, false)))
            .toList());
  }

  private static Line line(Manifest manifest, boolean current) {
    String start = manifest.started().map(Objects::toString).orElse("");
    List<String> counts =
        MEASURES.stream()
            .map(measure -> measure.of(manifest))
            .map(value -> value == null ? "–" : Numbers.of(value))
            .toList();
    return new Line(
        manifest.runId(),
        start.length() < 16 ? start : start.substring(0, 16).replace('T', ' '),
        manifest.isDone(Stage.LOAD)
            ? "loaded"
            : manifest.isDone(Stage.PLAN) ? "planned" : "not planned",
        current,
        counts);
  }
}
