package org.therapeuticlocator.pipeline.report.page;

import java.util.ArrayList;
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
 * @param alarms a sentence for each figure that is beyond what it was before
 * @param runs this one first, then the newest
 */
record History(long earlier, List<String> alarms, List<Trend> trends, List<Line> runs) {
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

  /** A run. */
  record Line(String runId, String start, String state, boolean current, List<Cell> cells) {}

  /** A count, and where it stands in report.json if it is this run's; else empty. */
  record Cell(String count, String figure) {}

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
        trends.stream().map(Trend::alarm).filter(Objects::nonNull).toList(),
        trends,
        Stream.concat(Stream.of(now), before.stream()).map(run -> line(run, run == now)).toList());
  }

  private static Line line(Manifest manifest, boolean current) {
    String start = manifest.started().map(Objects::toString).orElse("");
    List<Cell> cells = new ArrayList<>();
    for (Measure measure : MEASURES) {
      Long value = measure.of(manifest);
      cells.add(
          value == null
              ? new Cell("–", "")
              : new Cell(Numbers.of(value), current ? measure.figure() : ""));
    }
    return new Line(
        manifest.runId(),
        start.length() < 16 ? start : start.substring(0, 16).replace('T', ' '),
        manifest.isDone(Stage.LOAD)
            ? "loaded"
            : manifest.isDone(Stage.PLAN) ? "planned" : "not planned",
        current,
        cells);
  }
}
