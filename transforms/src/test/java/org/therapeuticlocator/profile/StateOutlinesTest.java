package org.therapeuticlocator.profile;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.Test;

public class StateOutlinesTest {
  @Test
  public void citiesLieInTheirStates() {
    assertThat(at(-71.0589, 42.3601), is("MA"));
    assertThat(at(-149.9003, 61.2181), is("AK"));
    assertThat(at(174.11, 52.72), is("AK"));
    assertThat(at(-157.8583, 21.3069), is("HI"));
    assertThat(at(-77.0365, 38.8977), is("DC"));
    assertThat(at(-66.1057, 18.4655 - 0.03), is("PR"));
    assertThat(at(144.7937, 13.4443), is("GU"));
    // On either side of the Mississippi.
    assertThat(at(-90.0490, 35.1495), is("TN"));
    assertThat(at(-90.1848, 35.1465), is("AR"));
  }

  @Test
  public void seaAndOtherCountriesAreNoState() {
    assertThat(at(-70, 40), is(nullValue()));
    assertThat(at(-79.3832, 43.6532), is(nullValue()));
    assertThat(at(0, 0), is(nullValue()));
  }

  /** All of the 12,550 located items of 2022-03-08 that lie elsewhere than they say. */
  @Test
  public void providersOnCoastsAndBordersLieWhereTheCensusDrawsThem() {
    assertThat("CVS, La Jolla", at(-117.275063, 32.840382), is(nullValue()));
    assertThat("CVS, West Haven", at(-72.948398, 41.26808), is(nullValue()));
    assertThat("United Medical Center, DC", at(-76.983556, 38.835058), is("MD"));
    assertThat("Guam Memorial Hospital", at(144.774281, 13.504491), is(nullValue()));
    assertThat("Tawas Pharmacy", at(-83.515183, 44.269378), is(nullValue()));
    assertThat("Sealift Command, Norfolk", at(-76.326811, 36.94684), is(nullValue()));
    assertThat("CVS, Seattle", at(-122.398321, 47.640902), is(nullValue()));
    assertThat("Brownstone Rx, Washburn", at(-90.893278, 46.671853), is(nullValue()));
  }

  @Test
  public void wrongOrUnknownGuessChangesNothing() {
    assertThat(StateOutlines.stateAt(-71.0589, 42.3601, "MA"), is("MA"));
    assertThat(StateOutlines.stateAt(-71.0589, 42.3601, "TX"), is("MA"));
    assertThat(StateOutlines.stateAt(-71.0589, 42.3601, "AE"), is("MA"));
    assertThat(StateOutlines.stateAt(-70, 40, "MA"), is(nullValue()));
  }

  @Test
  public void mapHasThePathsOfTheStatesAndOfNoTerritory() {
    Map<String, String> paths = StateOutlines.paths();

    assertThat(paths.keySet(), hasSize(51));
    assertThat(paths.containsKey("PR"), is(false));
    for (String path : paths.values()) {
      assertThat(path, matchesPattern("M\\d+ \\d+l[Mlz0-9 -]+z"));
    }
    assertThat(paths.values().stream().mapToInt(String::length).sum(), is(lessThan(60_000)));
  }

  private @Nullable String at(double longitude, double latitude) {
    return StateOutlines.stateAt(longitude, latitude, null);
  }
}
