package org.therapeuticlocator.pipeline.run;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import org.junit.Test;

public class JobNamesTest {
  private static final JobNames NAMES = new JobNames("nightly-2", "1f3a5c7e");

  @Test
  public void nameTellsStageRunAndClaim() {
    assertThat(NAMES.of("load"), is("therapeutic-locator-load-nightly-2-1f3a5c7e"));
  }

  @Test
  public void jobsOfTheClaimAreItsOwn() {
    for (String step : List.of("transform", "plan", "load", "verify")) {
      assertThat(NAMES.include(NAMES.of(step)), is(true));
    }
  }

  @Test
  public void jobsOfOtherRunsClaimsAndProgramsAreNot() {
    assertThat(NAMES.include(new JobNames("2", "1f3a5c7e").of("load")), is(false));
    assertThat(NAMES.include(new JobNames("nightly-2", "00000000").of("load")), is(false));
    assertThat(NAMES.include("other-load-nightly-2-1f3a5c7e"), is(false));
    assertThat(NAMES.include("therapeutic-locator-check-1f3a5c7e"), is(false));
  }
}
