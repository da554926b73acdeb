package org.therapeuticlocator.pipeline.report.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;

/** {@code report.html}: one file that needs nothing else, and has no script. */
public final class ReportPage {
  private static final Template TEMPLATE =
      Mustache.compiler()
          .withEscaper(PageText::escape)
          .withFormatter(PageText::format)
          .withLoader(ReportPage::open)
          .strictSections(true)
          .emptyStringIsFalse(true)
          .loadTemplate("page.mustache");

  private ReportPage() {}

  /** The page of a run that ended. */
  public static String render(PageFacts facts) {
    return TEMPLATE.execute(Page.of(facts));
  }

  private static Reader open(String name) {
    InputStream in = ReportPage.class.getResourceAsStream(name);
    if (in == null) {
      throw new UncheckedIOException(new IOException("no template " + name));
    }
    return new InputStreamReader(in, UTF_8);
  }
}
