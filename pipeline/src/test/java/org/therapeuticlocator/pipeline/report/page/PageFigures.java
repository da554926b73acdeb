package org.therapeuticlocator.pipeline.report.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.therapeuticlocator.pipeline.text.Templates;
import org.therapeuticlocator.row.Json;

/** The figures that a page marks as those of report.json. */
public final class PageFigures {
  private static final Pattern FIGURE = Pattern.compile("data-figure=\"([^\"]+)\">([^<]*)<");

  private PageFigures() {}

  /** As shown, by their names. */
  public static Map<String, List<String>> of(String page) {
    Map<String, List<String>> figures = new TreeMap<>();
    for (MatchResult figure : FIGURE.matcher(page).results().toList()) {
      figures.computeIfAbsent(figure.group(1), name -> new ArrayList<>()).add(figure.group(2));
    }
    return figures;
  }

  /** What a page must show under the names of {@code shown}. */
  public static Map<String, List<String>> expected(String report, Map<String, List<String>> shown) {
    Map<String, List<String>> expected = new TreeMap<>();
    shown.forEach(
        (name, texts) ->
            expected.put(name, texts.stream().map(text -> figure(report, name)).toList()));
    return expected;
  }

  private static String figure(String report, String name) {
    try {
      JsonNode value = Json.MAPPER.readTree(report).at('/' + name.replace('.', '/'));
      return Templates.format(new BigDecimal(value.asText("missing")));
    } catch (JsonProcessingException e) {
      throw new AssertionError(report, e);
    }
  }
}
