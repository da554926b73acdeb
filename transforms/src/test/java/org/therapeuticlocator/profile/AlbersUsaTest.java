package org.therapeuticlocator.profile;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import org.junit.Test;

/** The values are those of d3-geo 3's geoAlbersUsa, scaled by 1,300 and moved to 487.5, 305. */
public class AlbersUsaTest {
  @Test
  public void mainlandAlaskaAndHawaiiLieWhereTheUsualMapHasThem() {
    assertLies(-71.0589, 42.3601, 908.675294, 167.084571);
    assertLies(-157.8583, 21.3069, 266.959947, 549.190373);
    assertLies(-149.9003, 61.2181, 112.277428, 544.277916);
    assertLies(174.11, 52.72, -51.418001, 576.093003);
  }

  @Test
  public void territoriesAndTheRestOfTheWorldAreNotOnIt() {
    assertThat("San Juan", AlbersUsa.project(-66.1057, 18.4655), is(nullValue()));
    assertThat("Guam", AlbersUsa.project(144.7937, 13.4443), is(nullValue()));
    assertThat("Paris", AlbersUsa.project(2.3522, 48.8566), is(nullValue()));
    assertThat("South Pole", AlbersUsa.project(0, -90), is(nullValue()));
  }

  private static void assertLies(double longitude, double latitude, double x, double y) {
    AlbersUsa.Point point = AlbersUsa.project(longitude, latitude);
    if (point == null) {
      throw new AssertionError("not on the map");
    }
    assertThat(point.x(), closeTo(x, 1e-5));
    assertThat(point.y(), closeTo(y, 1e-5));
  }
}
