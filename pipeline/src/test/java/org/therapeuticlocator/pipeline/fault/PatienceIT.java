package org.therapeuticlocator.pipeline.fault;

import static java.util.Objects.requireNonNull;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.stringContainsInOrder;
import static org.therapeuticlocator.pipeline.fault.Fault.unprocessed;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

/** For how long the load waits for a table that takes little or nothing. */
public class PatienceIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int FEW = 300;

  // Each waits for a minute or two, so they wait together; one starts when the other is at work.
  private static @Nullable Waiting hopeless;
  private static @Nullable Waiting stubborn;
  private static final Map<String, Integer> ROUNDS = new ConcurrentHashMap<>();

  /** A run that waits in a JVM of its own. */
  private record Waiting(Lab lab, LoaderJvm jvm) {
    static Waiting on(Fault fault) throws IOException {
      Lab lab = new Lab();
      lab.putInput(FEW);
      lab.dynamodb().add(fault.on(Call::isBatchWrite));
      return new Waiting(lab, lab.start(Runner.DIRECT));
    }
  }

  @BeforeClass
  public static void startBoth() throws Exception {
    Waiting first = Waiting.on(unprocessed(1, 0));
    hopeless = first;
    Lab.await("the first one's calls", () -> !first.lab().dynamodb().callTimes().isEmpty());
    stubborn =
        Waiting.on(unprocessed(1, 0).on(call -> ROUNDS.merge(call.ids(), 1, Integer::sum) <= 30));
  }

  @AfterClass
  public static void closeLabs() {
    Stream.of(hopeless, stubborn)
        .filter(Objects::nonNull)
        .forEach(waiting -> waiting.lab().after());
  }

  @Test
  public void itemsThatComeBackThirtyTimesAreWritten() throws Exception {
    Waiting waiting = requireNonNull(stubborn);

    Outcome run = waiting.jvm().await(300);

    assertThat(run.err(), run.status(), is(0));
    assertThat(waiting.lab().items(), equalTo(waiting.lab().snapshot()));
    assertThat(waiting.lab().dynamodb().itemsTaken(), is(FEW));
    assertThat(ROUNDS.values().stream().allMatch(n -> n == 31), is(true));
  }

  @Test
  public void tableThatTakesNothingFailsTheRunUntilItTakesItems() throws Exception {
    Waiting waiting = requireNonNull(hopeless);
    Lab lab = waiting.lab();

    Outcome run = waiting.jvm().await(150);

    assertThat(run.err(), run.status(), is(1));
    assertThat(run.err(), containsString("Raise the table's write capacity or lower"));
    assertThat(run.err(), stringContainsInOrder("Resume with: ", "--runId=run"));
    List<Long> calls = lab.dynamodb().callTimes();
    Duration took = Duration.ofNanos(calls.get(calls.size() - 1) - calls.get(0));
    assertThat(
        took, both(greaterThan(PATIENCE.minusSeconds(3))).and(lessThan(PATIENCE.plusSeconds(10))));
    assertThat(lab.dynamodb().itemsTaken(), is(0));

    lab.dynamodb().heal();
    Outcome resumed = lab.run(Runner.DIRECT);

    assertThat(resumed.err(), resumed.status(), is(0));
    lab.assertDone(FEW);
  }
}
