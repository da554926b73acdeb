package org.therapeuticlocator.pipeline.report.page;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.report.Examples;
import org.therapeuticlocator.pipeline.report.Examples.Example;
import org.therapeuticlocator.pipeline.report.RunFacts;
import org.therapeuticlocator.pipeline.run.InputEntry;
import org.therapeuticlocator.pipeline.text.Numbers;
import org.therapeuticlocator.pipeline.text.Visible;
import org.therapeuticlocator.row.Column;
import org.therapeuticlocator.row.CsvRecord;
import org.therapeuticlocator.row.Header;

/**
 * A reason or a flag that the run met.
 *
 * @param figure where its count stands in report.json
 * @param percent of all rejects, or of the rows kept
 * @param raw lines that are not CSV
 */
record ExampleGroup(
    String figure,
    Examples.Finding finding,
    String percent,
    List<Table> tables,
    List<Table.Row> raw) {

  /** {@code figures} are those of report.json, {@code all} what each is a part of. */
  static List<ExampleGroup> of(
      String figures, List<Examples.Finding> findings, long all, RunFacts facts) {
    return findings.stream()
        .map(
            finding ->
                new ExampleGroup(
                    figures + '.' + finding.name(),
                    finding,
                    Numbers.percent(finding.count(), all),
                    Table.of(finding.examples(), facts),
                    Table.raw(finding.examples())))
        .toList();
  }

  /** How many examples there are; null for none. */
  @Nullable Long shown() {
    return finding.examples().isEmpty() ? null : (long) finding.examples().size();
  }

  /**
   * Rows of files with one header, beside its names.
   *
   * @param columns the header's names; nameless ones for values beyond it
   * @param hasValue whether a column is to blame
   */
  record Table(List<String> columns, boolean hasValue, List<Row> rows) {
    private static final String BEYOND = "(beyond the header)";
    private static final int LONGEST_VALUE = 80;
    private static final int LONGEST_TITLE = 500;
    private static final int LONGEST_LINE = 400;

    /**
     * A row of the input.
     *
     * @param place {@code file.csv:12}
     * @param title the whole name of the file
     * @param value the one to blame, or the line where it is not CSV; null where the row as a whole
     *     is
     */
    record Row(String place, String title, @Nullable Cell value, List<Cell> cells) {
      private static Row of(Example example, @Nullable Cell value, List<Cell> cells) {
        String title = Objects.requireNonNullElse(example.file(), "");
        String file = title.isEmpty() ? "?" : title.substring(title.lastIndexOf('/') + 1);
        String place = example.lineNumber() == null ? file : file + ':' + example.lineNumber();
        return new Row(place, title, value, cells);
      }
    }

    /**
     * A value.
     *
     * @param whole the value where {@code text} is its start only; else empty
     * @param css {@code blamed}, {@code empty}, both or none
     */
    record Cell(String text, String whole, String css) {
      private static final Cell MISSING = new Cell("missing", "", "blamed empty");

      static Cell of(String value, boolean blamed) {
        if (value.isEmpty()) {
          return new Cell("empty", "", blamed ? "blamed empty" : "empty");
        }
        String text = Visible.cut(value, LONGEST_VALUE);
        String whole = text.equals(value) ? "" : Visible.cut(value, LONGEST_TITLE);
        return new Cell(text, whole, blamed ? "blamed" : "");
      }
    }

    /** Those of {@code examples} that are CSV, a table for each header. */
    static List<Table> of(List<Example> examples, RunFacts facts) {
      return examples.stream()
          .filter(example -> !values(example).isEmpty() && !facts.headers().isEmpty())
          .collect(groupingBy(example -> header(example, facts), LinkedHashMap::new, toList()))
          .entrySet()
          .stream()
          .map(table -> of(table.getKey(), table.getValue()))
          .toList();
    }

    /** The lines of those that are not. */
    static List<Row> raw(List<Example> examples) {
      return examples.stream()
          .filter(example -> values(example).isEmpty())
          .map(e -> Row.of(e, new Cell(Visible.cut(e.line(), LONGEST_LINE), "", ""), List.of()))
          .toList();
    }

    private static Table of(Header header, List<Example> examples) {
      List<Row> rows = examples.stream().map(example -> row(example, header)).toList();
      int width = rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
      List<String> columns = new ArrayList<>(header.names());
      columns.addAll(Collections.nCopies(width - header.size(), BEYOND));
      return new Table(columns, rows.stream().anyMatch(row -> row.value() != null), rows);
    }

    private static Row row(Example example, Header header) {
      List<String> values = values(example);
      int blamed = position(header, example);
      List<Cell> cells = new ArrayList<>();
      for (int i = 0; i < Math.max(header.size(), values.size()); i++) {
        cells.add(i < values.size() ? Cell.of(values.get(i), i == blamed) : Cell.MISSING);
      }
      String value = Objects.requireNonNullElse(example.value(), "");
      return Row.of(example, example.column() == null ? null : Cell.of(value, true), cells);
    }

    /** Where the column to blame stands; -1 for none. */
    private static int position(Header header, Example example) {
      return Arrays.stream(Column.values())
          .filter(column -> column.columnName().equals(example.column()))
          .findFirst()
          .map(header::position)
          .orElse(-1);
    }

    /** That of its file; where the file is not known, one of as many columns. */
    private static Header header(Example example, RunFacts facts) {
      for (InputEntry file : facts.manifest().input()) {
        if (file.source().equals(example.file()) || file.uri().equals(example.file())) {
          return facts.headers().get(file.header());
        }
      }
      return facts.headers().stream()
          .filter(header -> header.size() == values(example).size())
          .findFirst()
          .orElse(facts.headers().get(0));
    }

    /** None where the line is not CSV. */
    private static List<String> values(Example example) {
      try {
        return CsvRecord.parse(example.line());
      } catch (CsvRecord.MalformedException e) {
        return List.of();
      }
    }
  }
}
