package org.therapeuticlocator.pipeline.fault;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.stringContainsInOrder;
import static org.therapeuticlocator.pipeline.fault.Fault.delayed;
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

/** How fast the table is written, and for how long the load waits for it. */
public class PacingIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int FEW = 300;
  private static final int MANY = 8_000;

  // It takes a minute and a half, most of which the other tests run in.
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
  public void callsAreFullAndSixteenAreInFlightOnDirectRunner() {
    assertFullAndParallel(Runner.DIRECT);
  }

  @Test
  public void callsAreFullAndSixteenAreInFlightOnFlink() {
    assertFullAndParallel(Runner.FLINK);
  }

  private void assertFullAndParallel(Runner runner) {
    lab.putInput(MANY);
    // Long enough that a busy machine still waits for calls, not calls for the machine.
    lab.dynamodb().add(delayed(Duration.ofMillis(200)).on(Call::isBatchWrite));

    Outcome run = lab.run(runner);

    assertThat(run.err(), run.status(), is(0));
    assertThat(lab.items(), equalTo(lab.snapshot()));
    assertThat(lab.dynamodb().itemsTaken(), is(MANY));
    List<Integer> batches = lab.dynamodb().batches();
    double full = batches.stream().filter(items -> items == 25).count();
    assertThat(batches.toString(), full / batches.size(), greaterThanOrEqualTo(0.95));
    assertThat(run.err(), lab.dynamodb().mostInFlight(), greaterThanOrEqualTo(16));
  }

  @Test
  public void provisionedUnitsAreUsedAndKeptToOnDirectRunner() {
    assertPace(Runner.DIRECT);
  }

  @Test
  public void provisionedUnitsAreUsedAndKeptToOnFlink() {
    assertPace(Runner.FLINK);
  }

  private void assertPace(Runner runner) {
    lab.recreateTable(200);
    lab.putInput(2_000);

    Outcome run = lab.run(runner, "--writeCapacity=auto");

    assertThat(run.err(), run.status(), is(0));
    // Each item is less than 1 KB, so one unit.
    assertThat(lab.report().at("/load/writeUnits").asInt(), is(2_000));
    List<FaultProxy.Write> writes = lab.dynamodb().writes();
    long end = writes.get(writes.size() - 1).nanoTime();
    long second = writes.get(0).nanoTime() + Duration.ofSeconds(1).toNanos();
    assertThat(unitsASecond(writes, second, end), closeTo(200, 20));
    long window = Duration.ofSeconds(3).toNanos();
    for (FaultProxy.Write write : writes) {
      long from = write.nanoTime();
      if (from >= second && from + window <= end) {
        assertThat(unitsASecond(writes, from, from + window), closeTo(200, 20));
      }
    }
  }

  private static double unitsASecond(List<FaultProxy.Write> writes, long from, long to) {
    int units =
        writes.stream()
            .filter(write -> write.nanoTime() > from && write.nanoTime() <= to)
            .mapToInt(FaultProxy.Write::items)
            .sum();
    return units * 1e9 / (to - from);
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
