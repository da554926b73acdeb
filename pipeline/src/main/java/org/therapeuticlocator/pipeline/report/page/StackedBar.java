package org.therapeuticlocator.pipeline.report.page;

import java.util.ArrayList;
import java.util.List;
import org.therapeuticlocator.pipeline.text.Numbers;

/**
 * A bar that is divided in proportion. Parts too small to be seen are drawn wider than they are.
 *
 * @param total what the parts add up to
 */
record StackedBar(Figure total, List<Part> parts) {
  /** Of the whole bar. */
  static final int WIDTH = 1_000;

  private static final double LEAST = 8;

  /** A part before it is placed. */
  record Share(Figure figure, String label, String css) {}

  /** A part with its place; {@code css} names its colour. */
  record Part(Figure figure, String label, String css, String percent, double x, double width) {}

  static StackedBar of(Figure total, List<Share> shares) {
    long whole = shares.stream().mapToLong(share -> share.figure().value().longValue()).sum();
    double widened =
        shares.stream().mapToDouble(share -> Math.max(0, least(share) - width(share, whole))).sum();
    double wide =
        shares.stream()
            .mapToDouble(share -> width(share, whole))
            .filter(width -> width >= LEAST)
            .sum();
    double scale = wide == 0 ? 1 : (wide - widened) / wide;
    List<Part> parts = new ArrayList<>();
    double x = 0;
    for (Share share : shares) {
      double natural = width(share, whole);
      double width = natural >= LEAST ? natural * scale : least(share);
      parts.add(
          new Part(
              share.figure(),
              share.label(),
              share.css(),
              Numbers.percent(share.figure().value().longValue(), whole),
              x,
              width));
      x += width;
    }
    return new StackedBar(total, parts);
  }

  private static double least(Share share) {
    return share.figure().value().longValue() > 0 ? LEAST : 0;
  }

  private static double width(Share share, long whole) {
    return whole == 0 ? 0 : (double) WIDTH * share.figure().value().longValue() / whole;
  }
}
