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
record Inventory(String what, long kinds, long shown, List<Column> columns) {
  private static final int MOST_SHOWN = 100;
  private static final int LONGEST_NAME = 60;
  private static final Comparator<Map.Entry<String, Profile.Stock>> MOST_FIRST =
      Comparator.<Map.Entry<String, Profile.Stock>>comparingLong(e -> e.getValue().courses())
          .thenComparingLong(e -> e.getValue().items())
          .reversed()
          .thenComparing(Map.Entry.comparingByKey());

  /** One of the tables. */
  record Column(List<Line> lines) {}

  /** A state or product; {@code whole} is its name where {@code name} is the start only. */
  record Line(String name, String whole, long items, long courses, double width) {}

  boolean isCut() {
    return shown < kinds;
  }

  static Inventory of(String what, Map<String, Profile.Stock> stock, int tables) {
    long most = stock.values().stream().mapToLong(Profile.Stock::courses).max().orElse(0);
    List<Line> lines =
        stock.entrySet().stream()
            .sorted(MOST_FIRST)
            .limit(MOST_SHOWN)
            .map(e -> line(e, most))
            .toList();
    List<Column> columns = new ArrayList<>();
    int length = Math.max(1, (lines.size() + tables - 1) / tables);
    for (int from = 0; from < lines.size(); from += length) {
      columns.add(new Column(lines.subList(from, Math.min(lines.size(), from + length))));
    }
    return new Inventory(what, stock.size(), lines.size(), columns);
  }

  private static Line line(Map.Entry<String, Profile.Stock> entry, long most) {
    String name = Visible.cut(entry.getKey(), LONGEST_NAME);
    Profile.Stock stock = entry.getValue();
    return new Line(
        name,
        name.equals(entry.getKey()) ? "" : Visible.cut(entry.getKey(), 10 * LONGEST_NAME),
        stock.items(),
        stock.courses(),
        most == 0 ? 0 : 100.0 * stock.courses() / most);
  }
}
