package org.therapeuticlocator.pipeline.report.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.report.Report;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.pipeline.run.Stage;

/**
 * What became of the rows: two bars, the second being the first's kept part enlarged.
 *
 * @param kept null before the plan is made
 * @param flow the shape between the bars, as an SVG path has it
 * @param aside what the second bar is, where it has not all been done; else empty
 */
record RowBars(StackedBar read, @Nullable StackedBar kept, String flow, String aside) {
  private static final int BAR = 34;
  private static final int GAP = 52;

  int height() {
    return kept == null ? BAR : BAR + GAP + BAR;
  }

  static @Nullable RowBars of(Report report, Manifest manifest) {
    if (!manifest.isDone(Stage.TRANSFORM)) {
      return null;
    }
    Report.Rows rows = report.rows();
    StackedBar read =
        StackedBar.of(
            Figure.rows("read", rows.read()),
            List.of(
                new StackedBar.Share(Figure.rows("kept", rows.kept()), "kept", "kept"),
                new StackedBar.Share(
                    Figure.rows("duplicate", rows.duplicate()), "duplicate", "duplicate"),
                new StackedBar.Share(
                    Figure.rows("rejected", rows.rejected()), "rejected", "rejected"),
                new StackedBar.Share(Figure.rows("blank", rows.blank()), "blank", "blank")));
    Report.Load load = report.load();
    boolean loaded = manifest.isDone(Stage.LOAD);
    StackedBar kept =
        load == null
            ? null
            : StackedBar.of(
                Figure.rows("kept", rows.kept()),
                List.of(
                    new StackedBar.Share(
                        Figure.load("unchanged", load.unchanged()), "unchanged", "unchanged"),
                    new StackedBar.Share(
                        Figure.load("updated", load.updated()),
                        loaded ? "updated" : "to update",
                        "updated"),
                    new StackedBar.Share(
                        Figure.load("inserted", load.inserted()),
                        loaded ? "inserted" : "to insert",
                        "inserted")));
    return new RowBars(
        read, kept, flow(read.parts().get(0).width()), load == null ? "" : aside(manifest));
  }

  private static String aside(Manifest manifest) {
    if (manifest.isDone(Stage.LOAD)) {
      return "";
    }
    return manifest.stage(Stage.LOAD) == null
        ? "The second line is a plan: nothing was written to the table."
        : "The second line is a plan: the load that carries it out was cut off.";
  }

  /** From the first bar's kept part to the whole second bar. */
  private static String flow(double keptWidth) {
    int top = BAR + 1;
    int bottom = BAR + GAP - 1;
    int middle = (top + bottom) / 2;
    String kept = PageText.format(keptWidth);
    return "M0 %1$d V%2$d H%3$d C%3$d %4$d %5$s %4$d %5$s %1$dZ"
        .formatted(top, bottom, StackedBar.WIDTH, middle, kept);
  }
}
