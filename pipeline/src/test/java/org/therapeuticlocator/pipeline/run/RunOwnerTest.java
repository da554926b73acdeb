package org.therapeuticlocator.pipeline.run;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import org.junit.Test;

public class RunOwnerTest {
  private static final RunOwner OURS = RunOwner.ofThisProcess(null);

  @Test
  public void thisProcessRunsHere() {
    assertThat(OURS.isOfThisMachine(), is(true));
    assertThat(OURS.isRunningHere(), is(true));
  }

  @Test
  public void everyClaimIsKnownFromEveryOther() {
    assertThat(RunOwner.ofThisProcess(null).nonce(), is(not(OURS.nonce())));
  }

  @Test
  public void laterProcessWithTheSameNumberIsAnother() {
    RunOwner earlier = new RunOwner("n", OURS.host(), OURS.pid(), "2024-04-12T03:15:00Z", null);
    assertThat(earlier.isRunningHere(), is(false));
  }

  @Test
  public void processThatIsNotThereDoesNotRun() {
    RunOwner gone = new RunOwner("n", OURS.host(), Long.MAX_VALUE, OURS.processStart(), null);
    assertThat(gone.isRunningHere(), is(false));
  }

  @Test
  public void anotherMachinesProcessCannotBeLookedUp() {
    RunOwner elsewhere = new RunOwner("n", "elsewhere", OURS.pid(), OURS.processStart(), null);
    assertThat(elsewhere.isOfThisMachine(), is(false));
  }
}
