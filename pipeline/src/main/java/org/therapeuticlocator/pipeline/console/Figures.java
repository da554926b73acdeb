package org.therapeuticlocator.pipeline.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.therapeuticlocator.pipeline.report.LoadFigures;
import org.therapeuticlocator.pipeline.report.Report;
import org.therapeuticlocator.pipeline.report.RunFacts;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.text.Numbers;
import org.therapeuticlocator.pipeline.text.Visible;

/** The equations of a run, what it cost and how long it took. */
final class Figures {
  private Figures() {}

  static List<String> of(RunFacts run, double unitsPerSecond) {
    List<String> lines = new ArrayList<>();
    Report.Rows rows = run.report().rows();
    if (run.manifest().isDone(Stage.TRANSFORM)) {
      lines.add(
          Numbers.format(
              "%,d read = %,d blank + %,d rejected + %,d duplicate + %,d kept",
              rows.read(), rows.blank(), rows.rejected(), rows.duplicate(), rows.kept()));
    }
    LoadFigures load = run.load();
    if (load != null) {
      lines.add(
          Numbers.format(
              "%,d kept = %s + %s + %s",
              rows.kept(), load.inserted(), load.updated(), load.unchanged()));
      lines.add(load.stale() + ", " + load.deleted() + ", " + load.foreign() + units(load));
      lines.addAll(Visible.lines(cost(run, load, unitsPerSecond), "", Summary.WIDTH));
    }
    Map<String, Double> seconds = run.report().seconds();
    if (!seconds.isEmpty()) {
      lines.addAll(Visible.lines(times(seconds), "", Summary.WIDTH));
    }
    return lines;
  }

  private static String units(LoadFigures load) {
    Long written = load.counts().writeUnits();
    Double read = load.counts().readUnits();
    return written == null || read == null
        ? ""
        : Numbers.format("; %,d write units, %,.0f read units", written, read);
  }

  private static String cost(RunFacts run, LoadFigures load, double unitsPerSecond) {
    List<String> parts = new ArrayList<>();
    if (run.cost() != null) {
      parts.add(run.cost());
    }
    Long units = load.counts().writeUnits();
    if (units != null && unitsPerSecond > 0 && !load.isLoaded()) {
      parts.add(
          Numbers.format(
              "the load would take %.1f minutes at %,.0f units a second",
              units / unitsPerSecond / 60, unitsPerSecond));
    }
    return String.join("; ", parts);
  }

  private static String times(Map<String, Double> seconds) {
    List<String> parts = new ArrayList<>();
    seconds.forEach((stage, took) -> parts.add(Numbers.format("%s %.1f s", stage, took)));
    double all = seconds.values().stream().mapToDouble(s -> s).sum();
    return Numbers.format("%.1f s: %s", all, String.join(", ", parts));
  }
}
