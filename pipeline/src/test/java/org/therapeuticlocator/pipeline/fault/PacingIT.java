package org.therapeuticlocator.pipeline.fault;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.therapeuticlocator.pipeline.fault.Fault.delayed;

import java.time.Duration;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;

/** How fast the table is written. */
public class PacingIT {
  private static final int MANY = 8_000;

  @Rule public final Lab lab = new Lab();

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
}
