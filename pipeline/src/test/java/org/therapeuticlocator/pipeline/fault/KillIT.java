package org.therapeuticlocator.pipeline.fault;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.Rule;
import org.junit.Test;

/** {@code kill -9} at chosen points, then the same command; and two processes at one run. */
public class KillIT {
  private static final int ITEMS = 2_000;
  private static final String[] EVERY_RUN_PUTS = {
    "alive.json",
    "manifest.json: claimed",
    "manifest.json: extract running",
    "manifest.json: extract succeeded",
    "manifest.json: transform running",
    "processed/part",
    "rejected/part",
    "rejected/rows-1.csv",
    "counts/transform.jsonl",
    "counts/profile.json",
    "counts/flagged.jsonl",
    "counts/ids.txt",
    "manifest.json: transform succeeded",
    "manifest.json: plan running",
    "changes/part",
    "counts/plan.jsonl",
    "manifest.json: plan succeeded",
    "manifest.json: load running",
    "manifest.json: load succeeded",
    "report.json"
  };

  @Rule public final Lab lab = new Lab();

  /**
   * Each start dies at the first kind of PUT that no start before it died at, until one meets no
   * new kind. {@code -Dkill.sweep=every} dies at each part of a folder as well, before and after.
   */
  @Test
  public void killedBeforeOrAfterEveryKindOfPut() throws Exception {
    lab.putInput(ITEMS);
    Sweep sweep = new Sweep(System.getProperty("kill.sweep", "").equals("every"));
    while (dies(sweep)) {
      lab.s3().heal();
      Lab.await("the calls of the dead", () -> !lab.isBusy());
    }

    assertThat(sweep.kinds(), hasItems(EVERY_RUN_PUTS));
    lab.assertDone(ITEMS);
  }

  /** Starts the run; whether it came to a new point, and died there. */
  private boolean dies(Sweep sweep) throws Exception {
    CompletableFuture<LoaderJvm> victim = new CompletableFuture<>();
    lab.s3().add(sweep.killing(() -> victim.join().kill()));
    LoaderJvm jvm = lab.start(Runner.DIRECT);
    victim.complete(jvm);

    Outcome run = jvm.await(180);

    assertThat(sweep.last() + ": " + run.err(), run.status(), is(sweep.struck() ? 137 : 0));
    return sweep.struck();
  }

  @Test
  public void killedAtTheFirstWrite() throws Exception {
    lab.putInput(ITEMS);
    killAt("the first write", true, Call::isBatchWrite);
    assertThat(lab.items().size(), greaterThan(0));
    resumeAndCompare(Runner.DIRECT);
  }

  @Test
  public void killedInTheMiddleOfTheWrites() throws Exception {
    lab.putInput(ITEMS);
    killAt("half the writes", true, call -> call.isBatchWrite() && taken() >= ITEMS / 2);
    resumeAndCompare(Runner.DIRECT);
  }

  @Test
  public void killedInTheMiddleOfTheWritesOnFlink() throws Exception {
    lab.putInput(ITEMS);
    killAt(
        Runner.FLINK, "half the writes", true, call -> call.isBatchWrite() && taken() >= ITEMS / 2);
    resumeAndCompare(Runner.FLINK);
  }

  @Test
  public void killedAtTheLastWrite() throws Exception {
    lab.putInput(ITEMS);
    killAt("the last write", true, call -> call.isBatchWrite() && sent() >= ITEMS);
    resumeAndCompare(Runner.DIRECT);
  }

  private int taken() {
    return lab.dynamodb().itemsTaken();
  }

  /** How many items came to the proxy; nothing comes twice in an undisturbed run. */
  private int sent() {
    return lab.dynamodb().batches().stream().mapToInt(Integer::intValue).sum();
  }

  private void killAt(String what, boolean after, Predicate<Call> point, String... options)
      throws Exception {
    killAt(Runner.DIRECT, what, after, point, options);
  }

  /** Starts the run and kills it at the first call that is {@code point}. */
  private void killAt(
      Runner runner, String what, boolean after, Predicate<Call> point, String... options)
      throws Exception {
    CompletableFuture<LoaderJvm> victim = new CompletableFuture<>();
    AtomicBoolean killed = new AtomicBoolean();
    Fault kill =
        (call, next) -> {
          if (after) {
            next.answer(call);
          }
          killed.set(true);
          victim.join().kill();
          return null;
        };
    lab.s3().add(kill.on(point));
    lab.dynamodb().add(kill.on(point));
    LoaderJvm jvm = lab.start(runner, options);
    victim.complete(jvm);

    Outcome run = jvm.await(180);

    assertThat(what + ": " + run.err(), killed.get(), is(true));
    assertThat(what + ": " + run.err(), run.status(), is(137));
    lab.s3().heal();
    lab.dynamodb().heal();
    Lab.await("the calls of the dead", () -> !lab.isBusy());
  }

  private void resumeAndCompare(Runner runner) {
    Outcome resumed = lab.run(runner);

    assertThat(resumed.err(), resumed.status(), is(0));
    lab.assertDone(ITEMS);
  }

  @Test
  public void killedWhileTheListOfWhatIsMissingIsWrittenAndLeft() throws Exception {
    lab.putInput(60);
    assertThat(lab.run(Runner.DIRECT, "--runId=yesterday").status(), is(0));
    lab.putInput(57);
    String[] options = {"--staleRows=delete", "--staleAfter=7d", "--verify"};

    killAt(
        "the plan's list", true, call -> call.matches(Lab.writes("counts/stale/part.*")), options);
    killAt(
        "the list that is left", false, call -> call.matches(Lab.writes("stale/part.*")), options);
    Outcome resumed = lab.run(Runner.DIRECT, options);

    assertThat(resumed.err(), resumed.status(), is(0));
    assertThat(lab.report().at("/load/waiting").asInt(), is(3));
    assertThat(lab.runFile("manifest.json"), containsString("\"stale/part-"));
    assertThat(lab.items().size(), is(60));
  }

  @Test
  public void secondProcessIsRefusedWhileTheFirstLoads() throws Exception {
    lab.putInput(ITEMS);
    CountDownLatch writing = new CountDownLatch(1);
    CountDownLatch secondEnded = new CountDownLatch(1);
    lab.dynamodb()
        .add(
            Fault.before(
                    () -> {
                      writing.countDown();
                      awaitLatch(secondEnded);
                    })
                .on(Call::isBatchWrite));
    LoaderJvm first = lab.start(Runner.DIRECT);
    assertThat(first.everythingSaid(), writing.await(180, TimeUnit.SECONDS), is(true));

    Outcome second = lab.run(Runner.DIRECT);
    secondEnded.countDown();

    assertThat(second.err(), second.status(), is(1));
    assertThat(second.err(), containsString("Run run is in progress"));
    Outcome run = first.await(180);
    assertThat(run.err(), run.status(), is(0));
    lab.assertDone(ITEMS);
  }

  @Test
  public void ofTwoThatClaimAtOnceOneGoesOn() throws Exception {
    lab.putInput(ITEMS);
    CyclicBarrier together = new CyclicBarrier(2);
    AtomicInteger claims = new AtomicInteger();
    lab.s3()
        .add(
            (call, next) -> {
              if (Points.isManifest(call, "claimed") && claims.incrementAndGet() <= 2) {
                Lab.meet(together);
              }
              return next.answer(call);
            });
    LoaderJvm one = lab.start(Runner.DIRECT);
    LoaderJvm other = lab.start(Runner.DIRECT);

    Outcome oneRun = one.await(180);
    Outcome otherRun = other.await(180);

    assertThat(
        oneRun.err() + otherRun.err(),
        List.of(oneRun.status(), otherRun.status()),
        containsInAnyOrder(0, 1));
    Outcome refused = oneRun.status() == 1 ? oneRun : otherRun;
    assertThat(refused.err(), containsString("Run run is in progress"));
    lab.assertDone(ITEMS);
  }

  private static void awaitLatch(CountDownLatch latch) throws InterruptedException {
    if (!latch.await(180, TimeUnit.SECONDS)) {
      throw new AssertionError("not within 180 s");
    }
  }
}
