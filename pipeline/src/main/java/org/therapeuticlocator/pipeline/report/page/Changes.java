package org.therapeuticlocator.pipeline.report.page;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.options.Capacity;
import org.therapeuticlocator.pipeline.report.Report;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.pipeline.run.RunFolder;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.row.Attribute;

/**
 * What changed in the table.
 *
 * @param loaded whether all of it did
 * @param title of the section
 * @param dollars that the write units cost on demand
 * @param where all changes lie
 */
record Changes(
    boolean loaded,
    String title,
    List<Line> lines,
    Figure writeUnits,
    Figure readUnits,
    String dollars,
    String where,
    List<Sample> samples) {
  /** A count and what it means. */
  record Line(String name, Figure count, String meaning) {}

  /** A changed item. */
  record Sample(String change, String provider, String place, String product, String id) {
    private static final int LONGEST = 80;
    private static final int SHORT_ID = 13;

    String shortId() {
      return PageText.cut(id, SHORT_ID);
    }

    static Sample of(SampleChange sample) {
      String city = sample.text(Attribute.CITY);
      String state = sample.text(Attribute.STATE_CODE);
      String product = sample.text(Attribute.ORDER_LABEL);
      return new Sample(
          sample.change(),
          PageText.cut(sample.text(Attribute.PROVIDER_NAME), LONGEST),
          PageText.cut(city.isEmpty() ? state : city + ", " + state, LONGEST),
          PageText.cut(
              product.isEmpty() ? sample.text(Attribute.NATIONAL_DRUG_CODE) : product, LONGEST),
          sample.id());
    }
  }

  boolean hasSamples() {
    return !samples.isEmpty();
  }

  static @Nullable Changes of(RunFacts facts) {
    Report.Load load = facts.report().load();
    if (load == null) {
      return null;
    }
    boolean loaded = facts.manifest().isDone(Stage.LOAD);
    return new Changes(
        loaded,
        title(facts.manifest()),
        List.of(
            line(
                loaded ? "inserted" : "to insert", "inserted", load.inserted(), "new in the table"),
            line(
                loaded ? "updated" : "to update",
                "updated",
                load.updated(),
                "in the table with other values"),
            line("unchanged", "unchanged", load.unchanged(), "in the table just so"),
            line("stale", "stale", load.stale(), "in the table, no longer in the input"),
            line(
                loaded ? "deleted" : "to delete",
                "deleted",
                load.deleted(),
                "of the stale ones, removed by --staleRows=delete"),
            line(
                "foreign",
                "foreign",
                load.foreign(),
                "in the table, not made by this program, never touched")),
        Figure.load("writeUnits", load.writeUnits()),
        Figure.load("readUnits", BigDecimal.valueOf(load.readUnits())),
        dollars(load.writeUnits()),
        facts.folder() + RunFolder.CHANGES,
        facts.changes().stream().map(Sample::of).toList());
  }

  private static String title(Manifest manifest) {
    if (manifest.isDone(Stage.LOAD)) {
      return "What changed in the table";
    }
    return manifest.stage(Stage.LOAD) == null
        ? "What would change in the table"
        : "What has to change in the table";
  }

  private static Line line(String name, String figure, long count, String meaning) {
    return new Line(name, Figure.load(figure, count), meaning);
  }

  private static String dollars(long writeUnits) {
    double dollars = writeUnits * Capacity.DOLLARS_A_MILLION_UNITS / 1e6;
    return String.format(Locale.ROOT, "$%,.4f", dollars);
  }
}
