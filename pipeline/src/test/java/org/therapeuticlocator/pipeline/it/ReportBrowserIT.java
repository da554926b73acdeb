package org.therapeuticlocator.pipeline.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.therapeuticlocator.pipeline.browser.Chromium;
import org.therapeuticlocator.pipeline.browser.ColorScheme;
import org.therapeuticlocator.pipeline.browser.OpenedPage;
import org.therapeuticlocator.pipeline.report.page.PageFigures;

/** The page of a real run as a browser shows it. */
public class ReportBrowserIT {
  private static final String ATTACK = "<script>alert(1)</script>";

  @ClassRule public static final Chromium BROWSER = new Chromium();

  @Rule public final LocalAwsRule aws = new LocalAwsRule();
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void pageIsWholeReadableAndSilentOnAPhoneAndOnADesk() throws IOException {
    String report = load();
    URI address = folder.getRoot().toPath().resolve("report.html").toUri();
    for (ColorScheme scheme : ColorScheme.values()) {
      for (int width : List.of(390, 1440)) {
        OpenedPage page = BROWSER.open(address, width, scheme);

        assertThat(page.layoutFaults(), empty());
        assertThat(texts(page, script("contrast.js")), empty());
        assertThat(page.complaints(), empty());
        assertThat(page.requests(), empty());
        Map<String, List<String>> shown = figures(page);
        assertThat(shown, is(PageFigures.expected(report, shown)));
        assertThat(
            shown.keySet(), hasItems("rows.read", "rows.rejected", "load.changedByField.county"));
        assertThat(page.evaluate("document.body.innerText").asText(), containsString(ATTACK));
        assertThat(page.evaluate("document.scripts.length").asInt(), is(0));
      }
    }
  }

  /**
   * Loads the shipped sample with some rows that are wrong, then with other dates and a county
   * less; answers report.json.
   */
  private String load() throws IOException {
    Workspace here = aws.newWorkspace();
    List<String> lines =
        new ArrayList<>(
            Files.readAllLines(
                Project.folder().resolveSibling("sample/therapeutic-locator-sample.csv"), UTF_8));
    String row = lines.get(1);
    lines.add(1, row.replaceFirst("^[^,]*", ATTACK).replace(",AK,", ",XX,"));
    lines.add(2, row.replaceFirst("^[^,]*", ATTACK));
    lines.add(row.replaceFirst("^[^,]*", "x".repeat(500)).replace("99508", "O2139"));
    lines.add(row + ",beyond");
    lines.add("\"OPEN,\u202E" + row);
    String rows = String.join("\n", lines);
    for (String run : List.of("first", "second")) {
      here.put(
          "a rather long name of a file.csv",
          run.equals("first")
              ? rows
              : rows.replace("2022-03-0", "2022-03-1").replace(",Anchorage,AK,", ",,AK,"));
      Loader.Result result =
          Loader.DIRECT.run(
              here,
              "--input=" + here.uri("a rather long name of a file.csv"),
              "--runId=" + run,
              "--report=" + folder.getRoot());
      assertThat(result.err(), result.status(), is(0));
    }
    return here.run("second").text("report.json");
  }

  private static Map<String, List<String>> figures(OpenedPage page) {
    Map<String, List<String>> figures = new TreeMap<>();
    page.evaluate(
            "[...document.querySelectorAll('[data-figure]')]"
                + ".map(e => [e.dataset.figure, e.textContent])")
        .forEach(
            figure ->
                figures
                    .computeIfAbsent(figure.get(0).asText(), name -> new ArrayList<>())
                    .add(figure.get(1).asText()));
    return figures;
  }

  private static List<String> texts(OpenedPage page, String expression) {
    JsonNode answer = page.evaluate(expression);
    assertThat(answer.isArray(), is(true));
    List<String> texts = new ArrayList<>();
    answer.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static String script(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ReportBrowserIT.class.getResourceAsStream("/browser/" + name))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
