package org.therapeuticlocator.row;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import org.junit.Test;

public class DuplicateRuleTest {
  @Test
  public void latestDateWins() {
    wins(line("\"last_report_date\":\"2024-04-12\""), line("\"last_report_date\":\"2024-04-11\""));
    wins(
        line("\"last_report_date\":\"0001-01-01\""),
        "{\"courses_available\":9,\"id\":\"a\",\"zip_code\":\"02139\"}");
  }

  @Test
  public void thenMostCoursesByNumber() {
    wins("{\"courses_available\":10,\"id\":\"a\"}", "{\"courses_available\":9,\"id\":\"a\"}");
    wins("{\"courses_available\":0,\"id\":\"a\"}", "{\"city\":\"x\",\"id\":\"a\"}");
  }

  @Test
  public void thenMostAttributes() {
    wins("{\"city\":\"a\",\"id\":\"a\",\"issues\":[\"NPI\"]}", "{\"city\":\"b\",\"id\":\"a\"}");
  }

  @Test
  public void thenGreatestLineByUtf8() {
    wins("{\"city\":\"b\",\"id\":\"a\"}", "{\"city\":\"B\",\"id\":\"a\"}");
    wins("{\"city\":\"x😀\",\"id\":\"a\"}", "{\"city\":\"x\uFFFD\",\"id\":\"a\"}");
  }

  @Test
  public void equalLinesAreOne() {
    wins("{\"id\":\"a\"}", "{\"id\":\"a\"}");
  }

  @Test
  public void textsCompareByCodePoint() {
    assertThat(DuplicateRule.compareUtf8("a", "ab"), is(lessThan(0)));
    assertThat(DuplicateRule.compareUtf8("é", "z"), is(greaterThan(0)));
    assertThat(DuplicateRule.compareUtf8("😀", "\uE000"), is(greaterThan(0)));
    assertThat(DuplicateRule.compareUtf8("\uE000", "😀"), is(lessThan(0)));
    assertThat(DuplicateRule.compareUtf8("😀", "😁"), is(lessThan(0)));
    assertThat(DuplicateRule.compareUtf8("漢", "漢"), is(0));
  }

  private static String line(String attribute) {
    return "{\"id\":\"a\"," + attribute + "}";
  }

  private static void wins(String more, String less) {
    assertThat(DuplicateRule.keep(more, less), is(more));
    assertThat(DuplicateRule.keep(less, more), is(more));
  }
}
