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
public class ZipCodeTest {
  @Parameters(name = "{0} is {1} and {2}")
  public static @Nullable String[][] table() {
    return new @Nullable String[][] {
      {"02139", "02139", null},
      {"2139", "02139", null},
      {"601", "00601", null},
      {"2139.0", "02139", null},
      {"02139-4307", "02139", "4307"},
      {"601-4307", "00601", "4307"},
      {"021394307", "02139", "4307"},
      {"02139-430", "02139", null},
      {"02139-", "02139", null},
      {"02139-43071", "02139", null},
      {"02139-43O7", "02139", null},
      {"02139- 4307", "02139", null},
      {"02139-٤٣٠٧", "02139", null},
      {"12", null, null},
      {"021391", null, null},
      {"02139430", null, null},
      {"021394307.0", null, null},
      {"021394307-1", null, null},
      {"02139.00", null, null},
      {"02139.", null, null},
      {"02139 4307", null, null},
      {"-4307", null, null},
      {"٠٢١٣٩", null, null},
      {"K1A 0B1", null, null},
    };
  }

  @Parameter public String text = "";

  @Parameter(1)
  public @Nullable String value;

  @Parameter(2)
  public @Nullable String zip4;

  @Test
  public void textIsReadOrRefused() {
    assertThat(ZipCode.parse(text), is(value == null ? null : new ZipCode(value, zip4)));
  }
}
