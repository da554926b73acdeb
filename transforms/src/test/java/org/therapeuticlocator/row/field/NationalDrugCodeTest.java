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
public class NationalDrugCodeTest {
  @Parameters(name = "{0} is {1}")
  public static @Nullable String[][] table() {
    return new @Nullable String[][] {
      {"0069-1085-30", "00069-1085-30"},
      {"00069-108-30", "00069-0108-30"},
      {"00069-1085-3", "00069-1085-03"},
      {"00069-1085-30", "00069-1085-30"},
      {"00069108530", "00069-1085-30"},
      {"0069108530", null},
      {"000691085301", null},
      {"0069-108-30", null},
      {"069-1085-30", null},
      {"00069-1085-301", null},
      {"00069-1085-", null},
      {"00069-108530", null},
      {"000691085-30", null},
      {"00069-1085-30-1", null},
      {"0069-1085-3O", null},
      {"00069 1085 30", null},
      {"00069-1085-٣٠", null},
    };
  }

  @Parameter public String text = "";

  @Parameter(1)
  public @Nullable String value;

  @Test
  public void textIsReadOrRefused() {
    assertThat(NationalDrugCode.parse(text), is(value));
  }
}
