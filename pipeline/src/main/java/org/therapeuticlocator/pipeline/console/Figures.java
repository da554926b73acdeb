package org.therapeuticlocator.pipeline.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.therapeuticlocator.pipeline.options.Capacity;
import org.therapeuticlocator.pipeline.report.Report;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.text.Paragraph;

/** The equations of a run, what it cost and how long it took. */
final class Figures {
  private static final double MILLION = 1e6;
  private static final double LEAST_SHOWN = 0.0001;

  private Figures() {}

  static List<String> of(Ended run) {
    List<String> lines = new ArrayList<>();
    if (run.isDone(Stage.TRANSFORM)) {
      Report.Rows rows = run.report().rows();
      lines.add(
          format(
              "%,d read = %,d blank + %,d rejected + %,d duplicate + %,d kept",
              rows.read(), rows.blank(), rows.rejected(), rows.duplicate(), rows.kept()));
    }
    Report.Load load = run.report().load();
    if (load != null) {
      addLoad(lines, load, run);
    }
    if (!run.report().seconds().isEmpty()) {
      lines.addAll(Paragraph.lines(times(run.report().seconds()), "", Summary.WIDTH));
    }
    return lines;
  }

  private static void addLoad(List<String> lines, Report.Load load, Ended run) {
    boolean loaded = run.isDone(Stage.LOAD);
    lines.add(
        format(
            "%,d kept = %,d %s + %,d %s + %,d unchanged",
            run.report().rows().kept(),
            load.inserted(),
            loaded ? "inserted" : "to insert",
            load.updated(),
            loaded ? "updated" : "to update",
            load.unchanged()));
    lines.add(
        format(
            "%,d stale, %,d %s, %,d foreign; %,d write units, %,.0f read units",
            load.stale(),
            load.deleted(),
            loaded ? "deleted" : "to delete",
            load.foreign(),
            load.writeUnits(),
            load.readUnits()));
    lines.addAll(Paragraph.lines(cost(load, loaded, run.unitsPerSecond()), "", Summary.WIDTH));
  }

  private static String cost(Report.Load load, boolean loaded, double unitsPerSecond) {
    String dollars =
        format(
            "%s to write, %s to read, on demand in us-east-1",
            dollars(load.writeUnits() * Capacity.DOLLARS_A_MILLION_UNITS),
            dollars(load.readUnits() * Capacity.DOLLARS_A_MILLION_READ_UNITS));
    return loaded || unitsPerSecond == 0
        ? dollars
        : dollars
            + format(
                "; the load would take %.1f minutes at %,.0f units a second",
                load.writeUnits() / unitsPerSecond / 60, unitsPerSecond);
  }

  private static String dollars(double millionths) {
    double dollars = millionths / MILLION;
    return dollars > 0 && dollars < LEAST_SHOWN ? "<$0.0001" : format("$%.4f", dollars);
  }

  private static String times(Map<String, Double> seconds) {
    List<String> parts = new ArrayList<>();
    seconds.forEach((stage, took) -> parts.add(format("%s %.1f s", stage, took)));
    double all = seconds.values().stream().mapToDouble(s -> s).sum();
    return format("%.1f s: %s", all, String.join(", ", parts));
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
