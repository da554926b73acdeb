package org.therapeuticlocator.row;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.therapeuticlocator.row.field.Text;

/** Says what is wrong with a first line, in pieces of a sentence whose subject is the file. */
final class HeaderProblems {
  private static final int SHOWN_NAMES = 30;
  private static final int SHOWN_CHARACTERS = 60;

  private record Delimiter(char character, String name) {}

  private static final List<Delimiter> DELIMITERS =
      List.of(
          new Delimiter(';', "semicolons"),
          new Delimiter('\t', "tabs"),
          new Delimiter('|', "vertical bars"));

  private static final Pattern PAGE =
      Pattern.compile("<(!doctype html|html|head|body|title|meta|script|!--).*", CASE_INSENSITIVE);
  private static final Pattern XML =
      Pattern.compile(
          "<([?]xml|!doctype) .*|<[a-z_][\\w.:-]*( [^<>]*)?/?>(?!\\s*,).*", CASE_INSENSITIVE);
  // Names in brackets, as databases write them, are no JSON.
  private static final Pattern JSON =
      Pattern.compile("\\{\\s*([\"}].*)?|\\[\\s*([{\\[\"\\]].*|-?[0-9]+\\s*[,.].*)?");

  // Answers -1 for more.
  private static final LevenshteinDistance TWO_LETTERS = new LevenshteinDistance(2);

  private HeaderProblems() {}

  static List<String> malformed(String line) {
    return withFormat(
        line, "has a first line that is not a CSV header, a quote is out of place: " + show(line));
  }

  static List<String> blank(String line) {
    return withFormat(line, "has no header: its first line is empty");
  }

  /** Empty when the header can be used. */
  static List<String> of(
      String line, List<String> names, List<String> keys, Map<Column, List<Integer>> columns) {
    List<String> missing = missing(keys, names, columns);
    List<String> problems = new ArrayList<>();
    if (!missing.isEmpty()) {
      // What is missing then follows from the format, and would only hide it.
      Optional<String> format = guessFormat(line);
      if (format.isPresent()) {
        return withFirstLine(line, format.get());
      }
      String has =
          names.stream()
              .limit(SHOWN_NAMES)
              .map(HeaderProblems::show)
              .collect(Collectors.joining(", "));
      String more = names.size() > SHOWN_NAMES ? ", …" : "";
      int last = missing.size() - 1;
      missing.set(last, missing.get(last) + " (it has: " + has + more + ")");
      problems.addAll(missing);
    }
    columns.forEach(
        (column, at) -> {
          if (at.size() > 1) {
            problems.add(
                "has the column "
                    + column.columnName()
                    + (at.size() == 2 ? " twice (" : " " + at.size() + " times (")
                    + at.stream().map(names::get).collect(Collectors.joining(", "))
                    + ")");
          }
        });
    return problems;
  }

  private static List<String> missing(
      List<String> keys, List<String> names, Map<Column, List<Integer>> columns) {
    List<String> missing = new ArrayList<>();
    for (Column required : List.of(Column.PROVIDER_NAME, Column.STATE_CODE)) {
      if (!columns.containsKey(required)) {
        missing.add(
            "has no column " + required.columnName() + suggest(required, keys, names, columns));
      }
    }
    if (!columns.containsKey(Column.NATIONAL_DRUG_CODE)
        && !columns.containsKey(Column.ORDER_LABEL)) {
      missing.add(
          "has neither a column national_drug_code nor order_label"
              + suggest(Column.NATIONAL_DRUG_CODE, keys, names, columns)
              + suggest(Column.ORDER_LABEL, keys, names, columns));
    }
    return missing;
  }

  private static String suggest(
      Column column, List<String> keys, List<String> names, Map<Column, List<Integer>> columns) {
    for (int i = 0; i < keys.size(); i++) {
      int at = i;
      boolean ignored = columns.values().stream().noneMatch(listed -> listed.contains(at));
      if (ignored && isNear(keys.get(i), column.columnName())) {
        return ", did you mean " + column.columnName() + " by " + show(names.get(i)) + "?";
      }
    }
    return "";
  }

  /**
   * A part, initials, or one or two letters apart: {@code state}, {@code ndc}, {@code sate_code}.
   */
  private static boolean isNear(String key, String columnName) {
    return key.length() > 2
        && (columnName.startsWith(key + "_")
            || columnName.endsWith("_" + key)
            || key.endsWith("_" + columnName)
            || key.replace("_", "").equals(columnName.replace("_", ""))
            || key.equals(initials(columnName))
            || TWO_LETTERS.apply(key, columnName) >= 0);
  }

  private static String initials(String columnName) {
    return Arrays.stream(columnName.split("_", -1))
        .map(word -> word.substring(0, 1))
        .collect(Collectors.joining());
  }

  private static List<String> withFormat(String line, String problem) {
    return guessFormat(line).map(format -> withFirstLine(line, format)).orElse(List.of(problem));
  }

  /** The first line is shown unless it is no text. */
  private static List<String> withFirstLine(String line, String format) {
    return isText(line) && !line.isBlank()
        ? List.of(format, "its first line is: " + show(line))
        : List.of(format);
  }

  /** What the file seems to be instead of comma-separated UTF-8, where its first line tells. */
  private static Optional<String> guessFormat(String line) {
    String start = line.strip();
    if (!isText(line)) {
      return Optional.of("is not text in UTF-8, save it as CSV in UTF-8");
    }
    if (PAGE.matcher(start).matches()) {
      return Optional.of("looks like a web page (HTML), not CSV");
    }
    if (XML.matcher(start).matches()) {
      return Optional.of("looks like XML, not CSV");
    }
    if (JSON.matcher(start).matches()) {
      return Optional.of("looks like JSON, not CSV");
    }
    return DELIMITERS.stream()
        .filter(delimiter -> isDelimitedBy(delimiter.character(), line))
        .findFirst()
        .map(delimiter -> "looks delimited by " + delimiter.name() + ", but commas are needed");
  }

  /** Letters of other encodings are few beside the names; in what is no text, signs are not. */
  private static boolean isText(String line) {
    long lost = count(line, '\uFFFD');
    return line.chars().noneMatch(c -> c < ' ' && c != '\t' && c != '\f')
        && lost * 4 <= line.length();
  }

  /** Whether it parts the names better than commas do, and some are known. */
  private static boolean isDelimitedBy(char delimiter, String line) {
    return count(line, delimiter) > count(line, ',')
        && Arrays.stream(line.split(Pattern.quote(String.valueOf(delimiter)), -1))
            .map(Header::key)
            .anyMatch(HeaderProblems::isLikeColumn);
  }

  private static boolean isLikeColumn(String key) {
    return Arrays.stream(Column.values())
        .map(Column::columnName)
        .anyMatch(name -> name.equals(key) || isNear(key, name));
  }

  private static long count(String line, char character) {
    return line.chars().filter(c -> c == character).count();
  }

  private static String show(String raw) {
    String text = Text.clean(raw);
    if (text.isEmpty()) {
      return "(nameless)";
    }
    int shown =
        text.offsetByCodePoints(
            0, Math.min(SHOWN_CHARACTERS, text.codePointCount(0, text.length())));
    return shown < text.length() ? text.substring(0, shown) + "…" : text;
  }
}
