package org.therapeuticlocator.pipeline.report.page;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.report.LoadFigures;
import org.therapeuticlocator.pipeline.report.Report;
import org.therapeuticlocator.pipeline.report.RunFacts;
import org.therapeuticlocator.pipeline.report.SampleChange;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.pipeline.run.RunFolder;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.text.Visible;
import org.therapeuticlocator.row.Attribute;

/**
 * What changed in the table.
 *
 * @param loaded whether all of it did
 * @param title of the section
 * @param units null for a destination that counts none
 * @param refused items that the destination did not take; null for none
 * @param where all changes lie
 */
record Changes(
    boolean loaded,
    String title,
    List<Line> lines,
    @Nullable Units units,
    @Nullable Figure refused,
    String where,
    List<Sample> samples) {
  /** A count and what it means. */
  record Line(String word, Figure count, String meaning) {}

  /** What DynamoDB counts, and what it costs. */
  record Units(Figure written, Figure read, @Nullable String cost) {}

  /** A changed item. */
  record Sample(String change, String provider, String place, String product, String id) {
    private static final int LONGEST = 80;
    private static final int SHORT_ID = 13;

    String shortId() {
      return Visible.cut(id, SHORT_ID);
    }

    static Sample of(SampleChange sample) {
      String city = sample.text(Attribute.CITY);
      String state = sample.text(Attribute.STATE_CODE);
      String product = sample.text(Attribute.ORDER_LABEL);
      return new Sample(
          sample.change(),
          Visible.cut(sample.text(Attribute.PROVIDER_NAME), LONGEST),
          Visible.cut(city.isEmpty() ? state : city + ", " + state, LONGEST),
          Visible.cut(
              product.isEmpty() ? sample.text(Attribute.NATIONAL_DRUG_CODE) : product, LONGEST),
          sample.id());
    }
  }

  boolean hasSamples() {
    return !samples.isEmpty();
  }

  static @Nullable Changes of(PageFacts facts) {
    RunFacts run = facts.run();
    LoadFigures load = run.load();
    Report.Load report = run.report().load();
    if (load == null || report == null) {
      return null;
    }
    return new Changes(
        load.isLoaded(),
        title(run.manifest()),
        List.of(
            line(load.inserted(), "new in the table"),
            line(load.updated(), "in the table with other values"),
            line(load.unchanged(), "in the table just so"),
            line(load.stale(), "in the table, no longer in the input"),
            line(load.deleted(), "of the stale ones, removed by --staleRows=delete"),
            line(
                load.foreign(),
                "in the table, not made by this program or edited since: never deleted, and"
                    + " replaced only if the input has an item of the same id")),
        units(report, run.cost()),
        report.refused() == null ? null : Figure.load("refused", report.refused()),
        run.folder() + RunFolder.CHANGES,
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

  private static Line line(LoadFigures.Figure figure, String meaning) {
    return new Line(figure.word(), Figure.load(figure), meaning);
  }

  private static @Nullable Units units(Report.Load load, @Nullable String cost) {
    return load.writeUnits() == null || load.readUnits() == null
        ? null
        : new Units(
            Figure.load("writeUnits", load.writeUnits()),
            Figure.load("readUnits", BigDecimal.valueOf(load.readUnits())),
            cost);
  }
}
