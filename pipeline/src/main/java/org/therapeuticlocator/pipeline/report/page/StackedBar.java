package org.therapeuticlocator.pipeline.report.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.therapeuticlocator.pipeline.report.LoadFigures;
import org.therapeuticlocator.pipeline.text.Numbers;

/**
 * A bar that is divided in proportion. Parts too small to be seen are drawn wider than they are.
 */
record StackedBar(List<Part> parts) {
  private static final double WIDTH = 1_000;
  private static final double LEAST = 8;

  /** A part with its place; the name of its figure names its colour, too. */
  record Part(LoadFigures.Figure figure, String percent, double x, double width) {}

  static StackedBar of(LoadFigures.Figure... figures) {
    long whole = Arrays.stream(figures).mapToLong(LoadFigures.Figure::count).sum();
    double widened = 0;
    double wide = 0;
    for (LoadFigures.Figure figure : figures) {
      double natural = width(figure, whole);
      wide += natural >= LEAST ? natural : 0;
      widened += Math.max(0, least(figure) - natural);
    }
    double scale = wide == 0 ? 1 : (wide - widened) / wide;
    List<Part> parts = new ArrayList<>();
    double x = 0;
    for (LoadFigures.Figure figure : figures) {
      double natural = width(figure, whole);
      double width = natural >= LEAST ? natural * scale : least(figure);
      parts.add(new Part(figure, Numbers.percent(figure.count(), whole), x, width));
      x += width;
    }
    return new StackedBar(parts);
  }

  private static double least(LoadFigures.Figure figure) {
    return figure.count() > 0 ? LEAST : 0;
  }

  private static double width(LoadFigures.Figure figure, long whole) {
    return whole == 0 ? 0 : WIDTH * figure.count() / whole;
  }
}
