package org.therapeuticlocator.pipeline.run;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.Test;

public class JobNamesTest {
  private static final JobNames NAMES = new JobNames("nightly-2", "1f3a5c7e");

  @Test
  public void nameTellsStageRunAndClaim() {
    assertThat(NAMES.of(Stage.LOAD), is("therapeutic-locator-load-nightly-2-1f3a5c7e"));
  }

  @Test
  public void jobsOfTheClaimAreItsOwn() {
    for (Stage stage : Stage.values()) {
      assertThat(NAMES.include(NAMES.of(stage)), is(true));
    }
  }

  @Test
  public void jobsOfOtherRunsClaimsAndProgramsAreNot() {
    assertThat(NAMES.include(new JobNames("2", "1f3a5c7e").of(Stage.LOAD)), is(false));
    assertThat(NAMES.include(new JobNames("nightly-2", "00000000").of(Stage.LOAD)), is(false));
    assertThat(NAMES.include("other-load-nightly-2-1f3a5c7e"), is(false));
    assertThat(NAMES.include("therapeutic-locator-check-1f3a5c7e"), is(false));
  }
}
