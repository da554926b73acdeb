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
public class NpiTest {
  @Parameters(name = "{0} is {1}")
  public static @Nullable String[][] table() {
    return new @Nullable String[][] {
      {"1396858437", "1396858437"},
      {"1396858437.0", "1396858437"},
      {"1234567893", "1234567893"},
      {"1396858438", null},
      {"1396858437.0.0", null},
      {"1396858437.00", null},
      {"1396858437.", null},
      {"139685843", null},
      {"13968584370", null},
      {"139685843７", null},
      {"139685843a", null},
      {".0", null},
    };
  }

  @Parameter public String text = "";

  @Parameter(1)
  public @Nullable String value;

  @Test
  public void textIsReadOrRefused() {
    assertThat(Npi.parse(text), is(value));
  }
}
