package org.therapeuticlocator.pipeline.report.page;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
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

  @Test
  public void whatDoesNotShowIsMadeToBeSeen() {
    assertThat(PageText.visible("a\tb\r\n\u0000"), is("a␉b␍␊␀"));
    assertThat(PageText.visible("\u202Eevil\u2066"), is("⟨U+202E⟩evil⟨U+2066⟩"));
    assertThat(PageText.visible("\u2028\u2029\uFEFF"), is("⟨U+2028⟩⟨U+2029⟩⟨U+FEFF⟩"));
    assertThat(PageText.visible("\uD800 \u007F"), is("⟨U+D800⟩ ⟨U+007F⟩"));
    assertThat(PageText.visible("Peña \uD83D\uDC89 \uFFFD"), is("Peña \uD83D\uDC89 \uFFFD"));
  }

  @Test
  public void cutTextHasNoHalfCharacters() {
    assertThat(PageText.cut("\uD83D\uDC89\uD83D\uDC89\uD83D\uDC89", 2), is("\uD83D\uDC89…"));
    assertThat(PageText.cut("abc", 3), is("abc"));
  }

  @Test
  public void sizesAndTimesAreShort() {
    assertThat(PageText.bytes(999), is("999 bytes"));
    assertThat(PageText.bytes(999_950), is("1.0 MB"));
    assertThat(PageText.bytes(12_345_678), is("12.3 MB"));
    assertThat(PageText.bytes(345_678_901), is("346 MB"));
    assertThat(PageText.duration(Duration.ofMillis(6_740)), is("6.7 s"));
    assertThat(PageText.duration(Duration.ofSeconds(245)), is("4 min 5 s"));
    assertThat(PageText.duration(Duration.ofMinutes(192)), is("3 h 12 min"));
    assertThat(PageText.duration(Duration.ofHours(51)), is("2 d 3 h"));
    assertThat(
        PageText.time(Instant.parse("2024-04-12T03:15:00Z")), is("12 April 2024, 03:15:00 UTC"));
  }
}
