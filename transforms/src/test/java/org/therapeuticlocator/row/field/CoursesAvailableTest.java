package org.therapeuticlocator.row.field;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.jspecify.annotations.Nullable;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class CoursesAvailableTest {
  @Parameters(name = "{0} is {1}")
  public static @Nullable String[][] table() {
    return new @Nullable String[][] {
      {"17", "17"},
      {"17.0", "17"},
      {"17.", "17"},
      {"17.000000000000", "17"},
      {"0", "0"},
      {"000", "0"},
      {"007", "7"},
      {"123456789", "123456789"},
      {"000000000.0", "0"},
      {"1234567890", null},
      {"0000000017", null},
      {"17.5", null},
      {"17.05", null},
      {"-1", null},
      {"+1", null},
      {".0", null},
      {"1e3", null},
      {"1,000", null},
      {"١٧", null},
      {"17 .0", null},
      {"17.0.", null},
    };
  }

  @Parameter public String text = "";

  @Parameter(1)
  public @Nullable String value;

  @Test
  public void textIsReadOrRefused() {
    assertThat(CoursesAvailable.parse(text), is(value));
  }
}
