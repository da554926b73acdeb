package org.therapeuticlocator.pipeline.browser;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What the browser is used for finds what it is to find. */
public class ChromiumIT {
  private static final int WIDTH = 390;

  @ClassRule public static final Chromium BROWSER = new Chromium();
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void pageInOrderHasNoFaults() throws IOException {
    OpenedPage page =
        open(
            """
            <h1 style="line-height:1.05">A heading that needs more than one line of a phone</h1>
            <p>Text <b>runs</b> on.</p>
            <div style="overflow-x:auto"><table><td style="white-space:nowrap">%s</table></div>
            <span style="position:absolute;width:1px;height:1px;overflow:hidden">For readers</span>
            <details><summary>More</summary>hidden</details>
            <svg viewBox="0 0 100 20" width="300"><title>t</title><text y="15">in</text></svg>
            <img alt="" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">
            """
                .formatted("a wide row ".repeat(20)));

    assertThat(page.layoutFaults(), empty());
    assertThat(page.complaints(), empty());
    assertThat(page.requests(), empty());
  }

  @Test
  public void textThatItsBoxCutsOffIsFound() throws IOException {
    assertThat(
        open("<div class=c style='width:50px;overflow:hidden;white-space:nowrap'>too long a"
                + " text</div>")
            .layoutFaults(),
        contains("\"too long a text\" is cut off by <div class=\"c\">"));
    assertThat(
        open("<div style='height:9px;overflow:hidden'>too high</div>").layoutFaults(),
        contains(startsWith("\"too high\" is cut off by <div")));
    assertThat(
        open("<svg viewBox='0 0 100 20' width=100><text x=80 y=15>beyond</text></svg>")
            .layoutFaults(),
        contains(startsWith("\"beyond\" is cut off by <svg")));
  }

  @Test
  public void textThatLeavesTheWindowIsFound() throws IOException {
    assertThat(
        open("<p style='width:500px'>%s</p>".formatted("a wide line ".repeat(6))).layoutFaults(),
        contains(startsWith("the page is 5"), containsString("is outside the window")));
    assertThat(
        open("<p style='margin-left:-30px'>left</p>").layoutFaults(),
        contains("\"left\" is outside the window"));
    Path unfit = folder.newFolder().toPath().resolve("page.html");
    Files.writeString(unfit, "<!doctype html><p>without a viewport");
    assertThat(
        BROWSER.open(unfit.toUri(), WIDTH, ColorScheme.LIGHT).layoutFaults(),
        contains("the page is laid out for a window of 980, not 390"));
  }

  @Test
  public void textsOverOneAnotherAreFound() throws IOException {
    assertThat(
        open("<p>below</p><p style='margin-top:-34px'>above</p>").layoutFaults(),
        contains("\"below\" and \"above\" overlap"));
    assertThat(
        open("<svg width=300 height=40><text y=20>one label</text><text x=30 y=22>two</text></svg>")
            .layoutFaults(),
        contains("\"one label\" and \"two\" overlap"));
  }

  @Test
  public void whatTheConsoleShowsIsFound() throws IOException {
    assertThat(
        open("<script>console.error('said')</script><script>throw new Error('thrown')</script>")
            .complaints(),
        contains(is("said"), startsWith("Error: thrown")));
    assertThat(
        open("""
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'">
        <script>document.title = 'run'</script>\
        """)
            .complaints(),
        contains(containsString("Content Security Policy")));
  }

  @Test
  public void requestsAreFound() throws IOException {
    assertThat(
        open("<img alt='' src='http://example.invalid/a.png'>").requests(),
        contains("http://example.invalid/a.png"));
  }

  @Test
  public void pageIsShownInTheWindowAndColoursAskedFor() throws IOException {
    String background =
        "<style>@media (prefers-color-scheme: dark) { body { background: rgb(1, 2, 3) } }</style>";
    Path file = write(background);

    for (ColorScheme scheme : ColorScheme.values()) {
      OpenedPage page = BROWSER.open(file.toUri(), 1440, scheme);
      assertThat(page.evaluate("innerWidth").asInt(), is(1440));
      assertThat(
          page.evaluate("getComputedStyle(document.body).backgroundColor").asText(),
          is(scheme == ColorScheme.DARK ? "rgb(1, 2, 3)" : "rgba(0, 0, 0, 0)"));
    }
  }

  private OpenedPage open(String body) throws IOException {
    return BROWSER.open(write(body).toUri(), WIDTH, ColorScheme.LIGHT);
  }

  private Path write(String body) throws IOException {
    String page =
        "<!doctype html><meta charset=utf-8><meta name=viewport content='width=device-width'>";
    return Files.writeString(folder.newFolder().toPath().resolve("page.html"), page + body);
  }
}
