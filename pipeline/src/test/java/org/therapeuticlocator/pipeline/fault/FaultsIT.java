package org.therapeuticlocator.pipeline.fault;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.therapeuticlocator.pipeline.fault.Fault.answerLost;
import static org.therapeuticlocator.pipeline.fault.Fault.cutAfter;
import static org.therapeuticlocator.pipeline.fault.Fault.error;
import static org.therapeuticlocator.pipeline.fault.Fault.unprocessed;

import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** What the services answer, or do not, and what others do to the data meanwhile. */
@RunWith(Parameterized.class)
public class FaultsIT {
  private static final int ITEMS = 2_000;
  private static final String MARKER = "ZYXMARKERXYZ";

  @Rule public final Lab lab = new Lab();

  private final Runner runner;

  public FaultsIT(Runner runner) {
    this.runner = runner;
  }

  @Parameters(name = "{0}")
  public static Runner[] runners() {
    return Runner.values();
  }

  @Test
  public void unprocessedThrottledFailedAndLostCallsLoseNothing() {
    lab.putInput(ITEMS);
    addPassingFaults();

    Outcome run = lab.run(runner);

    assertThat(run.err(), run.status(), is(0));
    lab.assertDone(ITEMS);
    assertThat(lab.dynamodb().batches().size(), greaterThan(2 * ITEMS / 25));
  }

  @Test
  public void downloadThatBreaksAgainAndAgainIsReadToItsEnd() {
    lab.putInput(ITEMS);
    lab.s3().add(cutAfter(30_000).on(lab.readsInput()));

    Outcome run = lab.run(runner);

    assertThat(run.err(), run.status(), is(0));
    lab.assertDone(ITEMS);
  }

  @Test
  public void noValueIsSaidOrLogged() throws Exception {
    assertMarkerStaysIn(lab.start(runner));
  }

  @Test
  public void noValueIsSaidOrLoggedWithoutALogFile() throws Exception {
    assertMarkerStaysIn(lab.startWithoutLog(runner));
  }

  /** Passing faults and then one that does not pass, with the marker in all calls' items. */
  private void assertMarkerStaysIn(LoaderJvm jvm) throws Exception {
    StringBuilder csv = new StringBuilder("provider_name,address1,city,state_code,order_label\n");
    for (int i = 0; i < 500; i++) {
      csv.append(i).append(MARKER).append(",1 ELM ST,BOSTON,MA,Paxlovid\n");
    }
    lab.putInput(csv.toString());
    lab.dynamodb().add(error(403, "AccessDeniedException").from(15).on(Call::isBatchWrite));
    addPassingFaults();

    Outcome run = jvm.await(180);

    assertThat(run.err(), run.status(), is(1));
    assertThat(lab.snapshot().toString(), containsString(MARKER));
    assertThat(jvm.everythingSaid(), not(containsString(MARKER)));
    assertThat(jvm.everythingSaid(), not(containsString(Servers.ACCESS_KEY)));
  }

  private void addPassingFaults() {
    lab.dynamodb()
        .add(
            error(400, "ProvisionedThroughputExceededException")
                .atRate(0.05, 1)
                .on(Call::isBatchWrite),
            error(500, "InternalServerError").atRate(0.02, 2).on(Call::isBatchWrite),
            answerLost().atRate(0.01, 3).on(Call::isBatchWrite),
            unprocessed(0.3, 4).on(Call::isBatchWrite));
  }
}
