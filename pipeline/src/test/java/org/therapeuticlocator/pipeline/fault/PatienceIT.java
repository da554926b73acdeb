package org.therapeuticlocator.pipeline.fault;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.stringContainsInOrder;
import static org.therapeuticlocator.pipeline.fault.Fault.unprocessed;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;

/** For how long the load waits for a table that takes little or nothing. */
public class PatienceIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int FEW = 300;

  // It takes a minute and a half, in which the other test runs.
  private static @Nullable Lab hopelessLab;
  private static @Nullable LoaderJvm hopelessJvm;

  @Rule public final Lab lab = new Lab();

  @BeforeClass
  public static void startOnTableThatTakesNothing() throws Exception {
    Lab started = new Lab();
    hopelessLab = started;
    started.putInput(FEW);
    started.dynamodb().add(unprocessed(1, 0).on(Call::isBatchWrite));
    hopelessJvm = started.start(Runner.DIRECT);
  }

  @AfterClass
  public static void closeLab() {
    if (hopelessLab != null) {
      hopelessLab.after();
    }
  }

  @Test
  public void itemsThatComeBackThirtyTimesAreWritten() {
    lab.putInput(FEW);
    Map<String, Integer> rounds = new ConcurrentHashMap<>();
    lab.dynamodb()
        .add(
            unprocessed(1, 0)
                .on(call -> rounds.merge(call.ids(), 1, Integer::sum) <= 30)
                .on(Call::isBatchWrite));

    Outcome run = lab.run(Runner.DIRECT);

    assertThat(run.err(), run.status(), is(0));
    assertThat(lab.items(), equalTo(lab.snapshot()));
    assertThat(lab.dynamodb().itemsTaken(), is(FEW));
    assertThat(rounds.values().stream().allMatch(n -> n == 31), is(true));
  }

  @Test
  public void tableThatTakesNothingFailsTheRunUntilItTakesItems() throws Exception {
    Lab hopeless = hopelessLab;
    LoaderJvm jvm = hopelessJvm;
    if (hopeless == null || jvm == null) {
      throw new AssertionError("not started");
    }

    Outcome run = jvm.await(150);

    assertThat(run.err(), run.status(), is(1));
    assertThat(run.err(), containsString("Raise the table's write capacity or lower"));
    assertThat(run.err(), stringContainsInOrder("Resume with: ", "--runId=run"));
    List<Long> calls = hopeless.dynamodb().callTimes();
    Duration took = Duration.ofNanos(calls.get(calls.size() - 1) - calls.get(0));
    assertThat(
        took, both(greaterThan(PATIENCE.minusSeconds(3))).and(lessThan(PATIENCE.plusSeconds(10))));
    assertThat(hopeless.dynamodb().itemsTaken(), is(0));

    hopeless.dynamodb().heal();
    Outcome resumed = hopeless.run(Runner.DIRECT);

    assertThat(resumed.err(), resumed.status(), is(0));
    hopeless.assertDone(FEW);
  }
}
