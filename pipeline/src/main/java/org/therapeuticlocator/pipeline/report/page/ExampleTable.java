package org.therapeuticlocator.pipeline.report.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.therapeuticlocator.pipeline.report.Example;
import org.therapeuticlocator.pipeline.report.RunFacts;
import org.therapeuticlocator.pipeline.run.InputEntry;
import org.therapeuticlocator.row.Column;
import org.therapeuticlocator.row.CsvRecord;
import org.therapeuticlocator.row.Header;

/**
 * Rows of files with one header, beside its names.
 *
 * @param columns the header's names; nameless ones for values beyond it
 * @param hasValue whether a column is to blame
 */
record ExampleTable(List<String> columns, boolean hasValue, List<ExampleRow> rows) {
  private static final String BEYOND = "(beyond the header)";

  /** An example and its values. */
  private record Parsed(Example example, List<String> values) {}

  /** Those of {@code examples} that are CSV, a table for each header. */
  static List<ExampleTable> of(List<Example> examples, RunFacts facts) {
    Map<Header, List<Parsed>> byHeader = new LinkedHashMap<>();
    for (Example example : examples) {
      List<String> values = values(example);
      if (!values.isEmpty() && !facts.headers().isEmpty()) {
        byHeader
            .computeIfAbsent(header(example, values.size(), facts), none -> new ArrayList<>())
            .add(new Parsed(example, values));
      }
    }
    List<ExampleTable> tables = new ArrayList<>();
    byHeader.forEach((header, rows) -> tables.add(of(header, rows)));
    return tables;
  }

  private static ExampleTable of(Header header, List<Parsed> examples) {
    int width = examples.stream().mapToInt(e -> e.values().size()).reduce(header.size(), Math::max);
    List<String> columns = new ArrayList<>(header.names());
    columns.addAll(Collections.nCopies(width - header.size(), BEYOND));
    List<ExampleRow> rows = new ArrayList<>();
    for (Parsed parsed : examples) {
      int cells = Math.max(header.size(), parsed.values().size());
      rows.add(
          ExampleRow.of(
              parsed.example(), parsed.values(), position(header, parsed.example()), cells));
    }
    return new ExampleTable(columns, rows.stream().anyMatch(row -> row.value() != null), rows);
  }

  private static int position(Header header, Example example) {
    for (Column column : Column.values()) {
      if (column.columnName().equals(example.column())) {
        return header.position(column);
      }
    }
    return -1;
  }

  /** That of its file; where the file is not known, one of as many columns. */
  private static Header header(Example example, int size, RunFacts facts) {
    for (InputEntry file : facts.manifest().input()) {
      if (file.source().equals(example.file()) || file.uri().equals(example.file())) {
        return facts.headers().get(file.header());
      }
    }
    return facts.headers().stream()
        .filter(header -> header.size() == size)
        .findFirst()
        .orElse(facts.headers().get(0));
  }

  /** None where the line is not CSV. */
  static List<String> values(Example example) {
    try {
      return CsvRecord.parse(example.line());
    } catch (CsvRecord.MalformedException e) {
      return List.of();
    }
  }
}
