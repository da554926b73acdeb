package org.therapeuticlocator.pipeline.report.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.transforms.CountNames;

/**
 * This run beside those before it.
 *
 * @param alarms a sentence for each figure that is beyond what it was before
 * @param runs this one first, then the newest
 */
record History(long earlier, List<String> alarms, List<Trend> trends, List<Line> runs) {
  private static final List<Measure> MEASURES =
      List.of(
          new Measure("rows read", "rows.read", Stage.TRANSFORM, CountNames.READ),
          new Measure("rows rejected", "rows.rejected", Stage.TRANSFORM, CountNames.REJECTED),
          new Measure("rows kept", "rows.kept", Stage.TRANSFORM, CountNames.KEPT),
          new Measure("inserted", "load.inserted", Stage.PLAN, CountNames.INSERTED),
          new Measure("updated", "load.updated", Stage.PLAN, CountNames.UPDATED),
          new Measure("deleted", "load.deleted", Stage.PLAN, CountNames.DELETED));

  /** A run; null for what was not counted. */
  record Line(String runId, String start, String state, boolean current, List<Cell> cells) {}

  /** A count, and where it stands in report.json if it is this run's. */
  record Cell(@Nullable Long value, @Nullable String figure) {
    boolean isKnown() {
      return value != null;
    }
  }

  boolean hasAlarms() {
    return !alarms.isEmpty();
  }

  boolean isFirst() {
    return earlier == 0;
  }

  /** What is compared. */
  private record Measure(String name, String figure, Stage stage, String count) {
    @Nullable Long of(Manifest manifest) {
      return manifest.isDone(stage) ? manifest.done(stage).count(count) : null;
    }
  }

  static @Nullable History of(PageFacts facts) {
    Manifest now = facts.run().manifest();
    if (!now.isDone(Stage.TRANSFORM)) {
      return null;
    }
    List<Trend> trends = new ArrayList<>();
    for (Measure measure : MEASURES) {
      Long value = measure.of(now);
      if (value != null) {
        List<Long> before =
            new ArrayList<>(
                facts.earlier().stream().map(measure::of).filter(Objects::nonNull).toList());
        Collections.reverse(before);
        trends.add(Trend.of(measure.name(), new Figure(measure.figure(), value), before));
      }
    }
    List<Line> runs = new ArrayList<>();
    runs.add(line(now, true));
    facts.earlier().forEach(manifest -> runs.add(line(manifest, false)));
    return new History(
        facts.earlier().size(),
        trends.stream().map(Trend::alarm).filter(Objects::nonNull).toList(),
        trends,
        runs);
  }

  private static Line line(Manifest manifest, boolean current) {
    String start =
        manifest.stages().values().stream()
            .map(stage -> stage.start())
            .sorted()
            .findFirst()
            .orElse("");
    return new Line(
        manifest.runId(),
        start.length() < 16 ? start : start.substring(0, 16).replace('T', ' '),
        manifest.isDone(Stage.LOAD)
            ? "loaded"
            : manifest.isDone(Stage.PLAN) ? "planned" : "not planned",
        current,
        MEASURES.stream()
            .map(
                measure -> {
                  Long value = measure.of(manifest);
                  return new Cell(value, current && value != null ? measure.figure() : null);
                })
            .toList());
  }
}
