package org.therapeuticlocator.pipeline.report.page;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.math.BigDecimal;
import org.junit.Test;

public class PageTextTest {
  @Test
  public void figuresAreGroupedAndPlacesInPicturesAreNot() {
    assertThat(PageText.format(1_234_567L), is("1,234,567"));
    assertThat(PageText.format(new BigDecimal("8123.50")), is("8,123.5"));
    assertThat(PageText.format(1_234), is("1234"));
    assertThat(PageText.format(1_234.567), is("1234.57"));
  }

  @Test
  public void markupIsText() {
    assertThat(
        PageText.escape("</script><b class=\"x\" id='y'>&amp;"),
        is("&lt;/script&gt;&lt;b class&#x3D;&quot;x&quot; id&#x3D;&#39;y&#39;&gt;&amp;amp;"));
  }
}
