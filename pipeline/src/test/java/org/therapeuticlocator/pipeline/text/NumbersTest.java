package org.therapeuticlocator.pipeline.text;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.After;
import org.junit.Test;

public class NumbersTest {
  private final Locale before = Locale.getDefault();

  @After
  public void setLocaleBack() {
    Locale.setDefault(before);
  }

  @Test
  public void numbersAreTheSameInEveryLocale() {
    for (String tag : new String[] {"en-US", "de-DE", "ar-EG", "fa-IR", "th-TH-u-nu-thai"}) {
      Locale.setDefault(Locale.forLanguageTag(tag));

      assertThat(Numbers.of(1_234_567L), is("1,234,567"));
      assertThat(Numbers.of(new BigDecimal("8123.50")), is("8,123.5"));
      assertThat(Numbers.of(1, "row"), is("1 row"));
      assertThat(Numbers.of(1_000, "row"), is("1,000 rows"));
      assertThat(Numbers.plural(0, "is", "are"), is("are"));
      assertThat(Numbers.plural(1, "is", "are"), is("is"));
      assertThat(Numbers.place(1_234.567), is("1234.57"));
      assertThat(Numbers.ifAny(", %,d rejected", 1_000), is(", 1,000 rejected"));
      assertThat(Numbers.clock(Duration.ofSeconds(3_723)), is("1:02:03"));
      assertThat(
          Numbers.time(Instant.parse("2024-04-12T03:15:00Z")), is("12 April 2024, 03:15:00 UTC"));
    }
  }

  @Test
  public void shareIsNeverRoundedToNoneOrAll() {
    assertThat(Numbers.percent(0, 0), is("0 %"));
    assertThat(Numbers.percent(1, 10_000), is("< 0.1 %"));
    assertThat(Numbers.percent(12, 1_000), is("1.2 %"));
    assertThat(Numbers.percent(9_999, 10_000), is("> 99.9 %"));
    assertThat(Numbers.percent(3, 3), is("100 %"));
  }

  @Test
  public void sizesAndTimesAreShort() {
    assertThat(Numbers.bytes(999), is("999 bytes"));
    assertThat(Numbers.bytes(999_950), is("1.0 MB"));
    assertThat(Numbers.bytes(12_345_678), is("12.3 MB"));
    assertThat(Numbers.bytes(345_678_901), is("346 MB"));
    assertThat(Numbers.duration(Duration.ofMillis(6_740)), is("6.7 s"));
    assertThat(Numbers.duration(Duration.ofSeconds(245)), is("4 min 5 s"));
    assertThat(Numbers.duration(Duration.ofMinutes(192)), is("3 h 12 min"));
    assertThat(Numbers.duration(Duration.ofHours(51)), is("2 d 3 h"));
  }
}
