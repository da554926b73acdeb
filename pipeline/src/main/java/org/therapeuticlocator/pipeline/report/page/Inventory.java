package org.therapeuticlocator.pipeline.report.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.therapeuticlocator.pipeline.text.Visible;
import org.therapeuticlocator.profile.Profile;

/**
 * Items and courses of each state or product, the most courses first.
 *
 * @param kinds how many there are
 * @param shown how many of them are in the tables
 * @param columns the lines, in as many tables as stand side by side
 */
record Inventory(String what, long kinds, long shown, List<List<Line>> columns) {
  private static final int MOST_SHOWN = 100;
  private static final int LONGEST_NAME = 60;

  /** A state or product; {@code whole} is its name where {@code name} is the start only. */
  record Line(String name, String whole, long items, long courses, double width) {}

  boolean isCut() {
    return shown < kinds;
  }

  static Inventory of(String what, Map<String, Profile.Stock> stock, int tables) {
    long most = stock.values().stream().mapToLong(Profile.Stock::courses).max().orElse(0);
    List<Line> lines =
        stock.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> line(entry.getKey(), entry.getValue(), most))
            .sorted(
                Comparator.comparingLong(Line::courses).thenComparingLong(Line::items).reversed())
            .limit(MOST_SHOWN)
            .toList();
    List<List<Line>> columns = new ArrayList<>();
    int length = Math.max(1, (lines.size() + tables - 1) / tables);
    for (int from = 0; from < lines.size(); from += length) {
      columns.add(lines.subList(from, Math.min(lines.size(), from + length)));
    }
    return new Inventory(what, stock.size(), lines.size(), columns);
  }

  private static Line line(String whole, Profile.Stock stock, long most) {
    String name = Visible.cut(whole, LONGEST_NAME);
    return new Line(
        name,
        name.equals(whole) ? "" : Visible.cut(whole, 10 * LONGEST_NAME),
        stock.items(),
        stock.courses(),
        most == 0 ? 0 : 100.0 * stock.courses() / most);
  }
}
