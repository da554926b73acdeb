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
public class ReportDateTest {
  @Parameters(name = "{0} is {1}")
  public static @Nullable String[][] table() {
    return new @Nullable String[][] {
      {"2024-04-12", "2024-04-12"},
      {"2024-4-2", "2024-04-02"},
      {"4/2/2024", "2024-04-02"},
      {"04/12/2024", "2024-04-12"},
      {"0001-01-01", "0001-01-01"},
      {"12/31/9999", "9999-12-31"},
      {"2024-02-29", "2024-02-29"},
      {"2000-02-29", "2000-02-29"},
      // a time of day
      {"04/12/2024 12:00:00 AM", "2024-04-12"},
      {"4/12/2024 9:05 pm", "2024-04-12"},
      {"2024-04-12 12:59:59 Pm", "2024-04-12"},
      {"2022-03-07T00:00:00.000", "2022-03-07"},
      {"2022-03-07t7:05", "2022-03-07"},
      {"2022-03-07 23:59:59.123456789012", "2022-03-07"},
      {"4/12/2024T09:05:00", "2024-04-12"},
      {"4/12/2024 0:05", "2024-04-12"},
      // an offset
      {"2024-04-12T03:15:00Z", "2024-04-12"},
      {"2024-04-12 03:15 z", "2024-04-12"},
      {"2024-04-12T03:15:00.1+00", "2024-04-12"},
      {"2024-04-12T03:15 +0530", "2024-04-12"},
      {"2024-04-12T03:15:00-05:00", "2024-04-12"},
      // dates that do not exist, or not in this form
      {"2023-02-29", null},
      {"1900-02-29", null},
      {"2024-04-31", null},
      {"2024-13-01", null},
      {"2024-00-10", null},
      {"2024-01-00", null},
      {"0000-01-01", null},
      {"1/1/0000", null},
      {"24-04-12", null},
      {"4/12/24", null},
      {"2024/04/12", null},
      {"04-12-2024", null},
      {"12024-04-12", null},
      {"4/12/20241", null},
      {"004/12/2024", null},
      {"2024-004-12", null},
      {"20240412", null},
      {"2024-04", null},
      {"45394", null},
      {"Apr 12, 2024", null},
      {"٢٠٢٤-٠٤-١٢", null},
      // times that do not exist, or not in this form
      {"2024-04-12T24:00", null},
      {"2024-04-12T23:60", null},
      {"2024-04-12T23:59:60", null},
      {"2024-04-12 13:00 PM", null},
      {"2024-04-12 0:00 AM", null},
      {"2024-04-12T", null},
      {"2024-04-12T9", null},
      {"2024-04-12T9:5", null},
      {"2024-04-12T9:05:5", null},
      {"2024-04-12 ", null},
      {"2024-04-12T009:05", null},
      {"2024-04-12T9:05:00.", null},
      {"2024-04-12T9:05.5", null},
      {"2024-04-12T9:05 PM", null},
      {"4/12/2024 9:05PM", null},
      {"4/12/2024 9:05:00.0 PM", null},
      {"4/12/2024 9 PM", null},
      {"4/12/2024 9:05 P", null},
      {"4/12/2024 9:05 PM Z", null},
      // offsets where none belongs, or not in this form
      {"2024-04-12Z", null},
      {"4/12/2024 9:05 Z", null},
      {"4/12/2024T09:05:00+00:00", null},
      {"2024-04-12T9:05+5", null},
      {"2024-04-12T9:05+05:", null},
      {"2024-04-12T9:05+053", null},
      {"2024-04-12T9:05+05:300", null},
      {"2024-04-12T9:05ZZ", null},
      {"2024-04-12T9:05 UTC", null},
    };
  }

  @Parameter public String text = "";

  @Parameter(1)
  public @Nullable String value;

  @Test
  public void textIsReadOrRefused() {
    assertThat(ReportDate.parse(text), is(value));
  }
}
