package org.therapeuticlocator.row;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.row.field.Text;

/**
 * A file's header: where each column stands. Headers are equal when their names are, letter by
 * letter. Rule: docs/cleaning-rules.md, "Header".
 */
public final class Header implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * The columns that files of rejected rows have beside the input's, in order; the rules ignore
   * them.
   */
  public static final List<String> REJECT_COLUMNS =
      List.of("_reason", "_column", "_value", "_file", "_line");

  /** What last_report_date is called in files that have no column of that name. */
  private static final String REPORT_DATE_ALIAS = "courses_available_date";

  private static final int ABSENT = -1;
  private static final String BOM = "\uFEFF";
  private static final Pattern GAP = Pattern.compile("[^a-z0-9]+");
  private static final Map<String, Column> COLUMNS =
      Arrays.stream(Column.values())
          .collect(Collectors.toUnmodifiableMap(Column::columnName, Function.identity()));

  private final List<String> names;
  private final List<String> keys;
  private final EnumMap<Column, Integer> positions = new EnumMap<>(Column.class);
  private final List<String> ignored;

  private Header(List<String> names, List<String> keys, Map<Column, List<Integer>> occurrences) {
    this.names = names;
    this.keys = keys;
    occurrences.forEach((column, at) -> positions.put(column, at.get(0)));
    this.ignored =
        IntStream.range(0, names.size())
            .filter(i -> !positions.containsValue(i))
            .mapToObj(names::get)
            .toList();
  }

  /**
   * The header that a file's first line is, without its line end; a byte order mark is removed.
   *
   * @throws UnusableHeaderException with all that is wrong with it
   */
  public static Header parse(String firstLine) throws UnusableHeaderException {
    String line = firstLine.startsWith(BOM) ? firstLine.substring(BOM.length()) : firstLine;
    List<String> names;
    try {
      names = CsvRecord.parse(line);
    } catch (CsvRecord.MalformedException e) {
      throw new UnusableHeaderException(HeaderProblems.malformed(line));
    }
    if (names.stream().allMatch(name -> Text.clean(name).isEmpty())) {
      throw new UnusableHeaderException(HeaderProblems.blank(line));
    }
    List<String> keys = names.stream().map(Header::key).toList();
    Map<Column, List<Integer>> occurrences = occurrences(keys);
    List<String> problems = HeaderProblems.of(line, names, keys, occurrences);
    if (!problems.isEmpty()) {
      throw new UnusableHeaderException(problems);
    }
    return new Header(names, keys, occurrences);
  }

  /** The header of {@code names}, which are those of one that was usable. */
  public static Header of(List<String> names) {
    List<String> keys = names.stream().map(Header::key).toList();
    return new Header(List.copyOf(names), keys, occurrences(keys));
  }

  /** Whether a header of these names is that of rejected rows, as this program writes them. */
  public static boolean isOfRejects(List<String> names) {
    return names.containsAll(REJECT_COLUMNS);
  }

  private static Map<Column, List<Integer>> occurrences(List<String> keys) {
    boolean alias = !keys.contains(Column.LAST_REPORT_DATE.columnName());
    Map<Column, List<Integer>> occurrences = new EnumMap<>(Column.class);
    for (int i = 0; i < keys.size(); i++) {
      String key = keys.get(i);
      Column column =
          alias && key.equals(REPORT_DATE_ALIAS) ? Column.LAST_REPORT_DATE : COLUMNS.get(key);
      if (column != null) {
        occurrences.computeIfAbsent(column, none -> new ArrayList<>()).add(i);
      }
    }
    return occurrences;
  }

  /** What names are matched by: {@code Provider Name } and {@code provider_name} are one. */
  static String key(String name) {
    String key = GAP.matcher(Text.clean(name).toLowerCase(Locale.ROOT)).replaceAll("_");
    int end = key.endsWith("_") ? key.length() - 1 : key.length();
    return key.substring(key.startsWith("_") ? Math.min(1, end) : 0, end);
  }

  /** As they stand in the file, without a byte order mark. */
  public List<String> names() {
    return names;
  }

  /** The names, as they stand in the file, of columns that are not read; nameless ones too. */
  public List<String> ignored() {
    return ignored;
  }

  /** The same of several headers, each once, without {@link #REJECT_COLUMNS}. */
  public static Set<String> ignored(List<Header> headers) {
    Set<String> ignored = new LinkedHashSet<>();
    headers.forEach(header -> ignored.addAll(header.ignored()));
    REJECT_COLUMNS.forEach(ignored::remove);
    return ignored;
  }

  public int size() {
    return names.size();
  }

  /** Where the column's values stand in a row, from 0; -1 when the file has no such column. */
  public int position(Column column) {
    return positions.getOrDefault(column, ABSENT);
  }

  /** Whether a row of this header's size has all its names for values. */
  public boolean isRepeatedBy(List<String> values) {
    return IntStream.range(0, keys.size()).allMatch(i -> key(values.get(i)).equals(keys.get(i)));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Header that && names.equals(that.names);
  }

  @Override
  public int hashCode() {
    return names.hashCode();
  }

  @Override
  public String toString() {
    return CsvRecord.format(names);
  }
}
