package org.therapeuticlocator.pipeline.report.page;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.report.LoadFigures;
import org.therapeuticlocator.pipeline.report.Report;
import org.therapeuticlocator.pipeline.report.RunFacts;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.text.Numbers;

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

  static @Nullable RowBars of(RunFacts facts) {
    if (!facts.manifest().isDone(Stage.TRANSFORM)) {
      return null;
    }
    Report.Rows rows = facts.report().rows();
    StackedBar read =
        StackedBar.of(
            Figure.rows("read", rows.read()),
            List.of(
                share("kept", rows.kept()),
                share("duplicate", rows.duplicate()),
                share("rejected", rows.rejected()),
                share("blank", rows.blank())));
    LoadFigures load = facts.load();
    return new RowBars(
        read,
        load == null ? null : kept(rows, load),
        flow(read.parts().get(0).width()),
        load == null ? "" : aside(facts.manifest()));
  }

  private static StackedBar.Share share(String name, long count) {
    return new StackedBar.Share(Figure.rows(name, count), name, name);
  }

  private static StackedBar kept(Report.Rows rows, LoadFigures load) {
    return StackedBar.of(
        Figure.rows("kept", rows.kept()),
        Stream.of(load.unchanged(), load.updated(), load.inserted())
            .map(part -> new StackedBar.Share(Figure.load(part), part.word(), part.name()))
            .toList());
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
    return Numbers.format(
        "M0 %1$d V%2$d H%3$d C%3$d %4$d %5$s %4$d %5$s %1$dZ",
        top, bottom, StackedBar.WIDTH, (top + bottom) / 2, Numbers.place(keptWidth));
  }
}
