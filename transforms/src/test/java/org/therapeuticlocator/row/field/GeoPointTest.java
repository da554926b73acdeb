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
public class GeoPointTest {
  @Parameters(name = "{0} is {1}, {2}")
  public static @Nullable String[][] table() {
    return new @Nullable String[][] {
      {"POINT (-73.941067 40.704998)", "-73.941067", "40.704998"},
      {"point(-73.9 40.7)", "-73.9", "40.7"},
      {"Point ( -73.9 40.7 )", "-73.9", "40.7"},
      {"POINT (-119.320 47.440220)", "-119.32", "47.44022"},
      {"POINT (180 -90)", "180", "-90"},
      {"POINT (-180.000 90.0)", "-180", "90"},
      {"POINT (-0 -0.00)", "0", "0"},
      {"POINT (-000.50 007)", "-0.5", "7"},
      {"POINT (0.000000000000001 0)", "0.000000000000001", "0"},
      {"POINT (180.000000000000001 0)", null, null},
      {"POINT (0 90.1)", null, null},
      {"POINT (181 0)", null, null},
      {"POINT (0 -91)", null, null},
      {"POINT (0.0000000000000001 0)", null, null},
      {"POINT (0001 0)", null, null},
      {"POINT (1. 0)", null, null},
      {"POINT (.5 0)", null, null},
      {"POINT (+1 0)", null, null},
      {"POINT (1e1 0)", null, null},
      {"POINT (1,0)", null, null},
      {"POINT (1-1)", null, null},
      {"POINT (1 2 3)", null, null},
      {"POINT (1)", null, null},
      {"POINT (1 )", null, null},
      {"POINT 1 2", null, null},
      {"POINT (1 2", null, null},
      {"POINT (1 2) x", null, null},
      {"POINT ((1 2))", null, null},
      {"POINT EMPTY", null, null},
      {"POıNT (1 2)", null, null},
      {"(1 2)", null, null},
      {"POINT (١ 2)", null, null},
      {"POI", null, null},
      {"P O I N T (1 2)", null, null},
      {"POINT (- 1 2)", null, null},
    };
  }

  @Parameter public String text = "";

  @Parameter(1)
  public @Nullable String longitude;

  @Parameter(2)
  public @Nullable String latitude;

  @Test
  public void textIsReadOrRefused() {
    assertThat(
        GeoPoint.parse(text),
        is(longitude == null ? null : new GeoPoint(longitude, String.valueOf(latitude))));
  }
}
