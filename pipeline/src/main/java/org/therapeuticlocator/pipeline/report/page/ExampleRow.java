package org.therapeuticlocator.pipeline.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.report.Example;
import org.therapeuticlocator.pipeline.text.Visible;

/**
 * A row of the input beside its header.
 *
 * @param place {@code file.csv:12}
 * @param title the whole name of the file
 * @param value the one to blame; null where the row as a whole is
 */
record ExampleRow(String place, String title, @Nullable Cell value, List<Cell> cells) {
  private static final int LONGEST = 80;
  private static final int LONGEST_TITLE = 500;

  /**
   * A value.
   *
   * @param whole the value where {@code text} is its start only; else empty
   * @param css {@code blamed}, {@code empty}, both or none
   */
  record Cell(String text, String whole, String css) {
    static Cell of(String value, boolean blamed) {
      String text = Visible.cut(value, LONGEST);
      String whole = text.equals(value) ? "" : Visible.cut(value, LONGEST_TITLE);
      List<String> css = new ArrayList<>();
      if (blamed) {
        css.add("blamed");
      }
      if (value.isEmpty()) {
        css.add("empty");
      }
      return new Cell(value.isEmpty() ? "empty" : text, whole, String.join(" ", css));
    }

    static Cell missing() {
      return new Cell("missing", "", "blamed empty");
    }
  }

  /**
   * A row as it was read.
   *
   * @param blamed where the column to blame stands; -1 for none
   * @param columns how many the table has
   */
  static ExampleRow of(Example example, List<String> values, int blamed, int columns) {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      cells.add(i < values.size() ? Cell.of(values.get(i), i == blamed) : Cell.missing());
    }
    return new ExampleRow(place(example), title(example), value(example), cells);
  }

  private static @Nullable Cell value(Example example) {
    return example.column() == null
        ? null
        : Cell.of(Objects.requireNonNullElse(example.value(), ""), true);
  }

  static String place(Example example) {
    String file =
        example.file() == null
            ? "?"
            : example.file().substring(example.file().lastIndexOf('/') + 1);
    return example.lineNumber() == null ? file : file + ':' + example.lineNumber();
  }

  static String title(Example example) {
    return Objects.requireNonNullElse(example.file(), "");
  }
}
