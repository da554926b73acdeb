package org.therapeuticlocator.pipeline.report.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.therapeuticlocator.pipeline.report.RunFacts;
import org.therapeuticlocator.pipeline.report.SampleChange;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.pipeline.text.Numbers;
import org.therapeuticlocator.pipeline.text.Visible;
import org.therapeuticlocator.profile.Profile;

/** {@code report.html}: one file that needs nothing else, and has no script. */
public final class ReportPage {
  private static final Template TEMPLATE =
      Mustache.compiler()
          .withEscaper(ReportPage::escape)
          .withFormatter(ReportPage::format)
          .withLoader(ReportPage::open)
          .strictSections(true)
          .emptyStringIsFalse(true)
          .loadTemplate("page.mustache");

  private ReportPage() {}

  /**
   * The page of a run that ended.
   *
   * @param profile empty before transform is done, and in runs of older versions
   * @param changes some of those that the plan found
   * @param earlier runs into the same table, the newest first
   */
  public static String render(
      RunFacts run, Optional<Profile> profile, List<SampleChange> changes, List<Manifest> earlier) {
    return TEMPLATE.execute(new Page(run, profile.orElse(null), changes, earlier));
  }

  private static Reader open(String name) {
    InputStream in = ReportPage.class.getResourceAsStream(name);
    if (in == null) {
      throw new UncheckedIOException(new IOException("no template " + name));
    }
    return new InputStreamReader(in, UTF_8);
  }

  /**
   * A value in a template: whole and decimal numbers (Long, BigDecimal) are figures, {@code 1,234};
   * others (Integer, Double) are places in a picture.
   */
  static String format(Object value) {
    if (value instanceof Long || value instanceof BigDecimal) {
      return Numbers.of((Number) value);
    }
    return value instanceof Double place ? Numbers.place(place) : String.valueOf(value);
  }

  /** Fit for HTML, in an element or an attribute. */
  static String escape(String raw) {
    return Escapers.HTML.escape(Visible.signs(raw));
  }
}
