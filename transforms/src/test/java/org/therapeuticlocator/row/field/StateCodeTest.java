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
public class StateCodeTest {
  @Parameters(name = "{0} is {1}")
  public static @Nullable String[][] table() {
    return new @Nullable String[][] {
      {"TX", "TX"},
      {"tx", "TX"},
      {"Dc", "DC"},
      {"PR", "PR"},
      {"FM", "FM"},
      {"MH", "MH"},
      {"PW", "PW"},
      {"AA", "AA"},
      {"AE", "AE"},
      {"AP", "AP"},
      {"MP", "MP"},
      {"GU", "GU"},
      {"VI", "VI"},
      {"AS", "AS"},
      {"XX", null},
      {"Texas", null},
      {"T X", null},
      {"T", null},
      {"UM", null},
      {"TX ", null},
    };
  }

  @Parameter public String text = "";

  @Parameter(1)
  public @Nullable String value;

  @Test
  public void textIsReadOrRefused() {
    assertThat(StateCode.parse(text), is(value));
  }
}
