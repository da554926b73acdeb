package org.therapeuticlocator.pipeline.fault;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.stringContainsInOrder;
import static org.therapeuticlocator.pipeline.fault.Fault.before;
import static org.therapeuticlocator.pipeline.fault.Fault.edited;
import static org.therapeuticlocator.pipeline.fault.Fault.error;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.Rule;
import org.junit.Test;

/** What no waiting mends: the run ends at once, and says why. */
public class FatalIT {
  private static final int ITEMS = 2_000;

  @Rule public final Lab lab = new Lab();

  @Test
  public void deniedWritesEndTheRunUntilTheyAreAllowed() {
    endsAndResumes(
        Runner.DIRECT, "AccessDeniedException", "these credentials may not do that", "README");
  }

  @Test
  public void deniedWritesEndTheRunOnFlinkUntilTheyAreAllowed() {
    endsAndResumes(Runner.FLINK, "AccessDeniedException", "these credentials may not do that");
  }

  @Test
  public void expiredCredentialsEndTheRunUntilTheyAreRenewed() {
    endsAndResumes(
        Runner.DIRECT, "ExpiredTokenException", "credentials have expired", "Renew them");
  }

  @Test
  public void tableThatIsGoneEndsTheRunUntilItIsThere() {
    endsAndResumes(
        Runner.DIRECT, "ResourceNotFoundException", "there is no such table", "Create it");
  }

  /** Every BatchWriteItem from the 20th on gets {@code code}; then none does. */
  private void endsAndResumes(Runner runner, String code, String... sentence) {
    lab.putInput(ITEMS);
    AtomicLong firstFault = new AtomicLong();
    lab.dynamodb()
        .add(
            before(() -> firstFault.compareAndSet(0, System.nanoTime()))
                .from(20)
                .on(Call::isBatchWrite),
            error(400, code).from(20).on(Call::isBatchWrite));

    Outcome run = lab.run(runner);

    Duration took = Duration.ofNanos(System.nanoTime() - firstFault.get());
    assertThat(run.err(), run.status(), is(1));
    assertThat(took, lessThan(Duration.ofSeconds(10)));
    assertThat(run.err(), stringContainsInOrder(sentence));
    assertThat(run.err(), stringContainsInOrder("Resume with: ", "--runId=run"));
    assertThat(lab.items().size(), both(greaterThan(0)).and(lessThan(ITEMS)));

    lab.dynamodb().heal();
    Outcome resumed = lab.run(runner);

    assertThat(resumed.err(), resumed.status(), is(0));
    lab.assertDone(ITEMS);
  }

  @Test
  public void inputThatIsReplacedWhileItIsReadFailsTheRun() {
    lab.putInput(ITEMS);
    // The header was read before; this is the transform's first.
    AtomicBoolean extracted = new AtomicBoolean();
    lab.s3()
        .add(
            before(() -> extracted.set(true))
                .on(call -> Points.isManifest(call, "extract succeeded")),
            before(() -> lab.putInput(ITEMS + 1))
                .nth(1)
                .during(extracted::get)
                .on(lab.readsInput()));

    Outcome run = lab.run(Runner.DIRECT);

    assertThat(run.err(), run.status(), is(1));
    assertThat(run.err(), containsString("changed while it was being read"));
    assertThat(lab.items(), empty());
    assertThat(lab.dynamodb().batches(), empty());
  }

  @Test
  public void tableMadeAgainBetweenTwoCommandsIsNotWritten() {
    lab.putInput(ITEMS);
    AtomicReference<String> id = new AtomicReference<>("first");
    giveTableId(id);
    Outcome planned = lab.run(Runner.DIRECT, "--stages=extract,transform,plan");
    assertThat(planned.err(), planned.status(), is(0));
    lab.recreateTable(0);
    id.set("second");

    assertStoppedBeforeOtherTable(lab.run(Runner.DIRECT));
  }

  @Test
  public void tableMadeAgainBetweenPlanAndLoadIsNotWritten() {
    lab.putInput(ITEMS);
    AtomicReference<String> id = new AtomicReference<>("first");
    giveTableId(id);
    lab.s3()
        .add(
            before(
                    () -> {
                      lab.recreateTable(0);
                      id.set("second");
                    })
                .nth(1)
                .on(call -> Points.isManifest(call, "plan succeeded")));

    assertStoppedBeforeOtherTable(lab.run(Runner.DIRECT));
  }

  /** DynamoDB Local tells none. */
  private void giveTableId(AtomicReference<String> id) {
    lab.dynamodb()
        .add(
            edited(json -> json.withObject("/Table").put("TableId", id.get())).on("DescribeTable"));
  }

  private void assertStoppedBeforeOtherTable(Outcome run) {
    assertThat(run.err(), run.status(), is(3));
    assertThat(run.err(), containsString("deleted and made again"));
    assertThat(lab.items(), empty());
    assertThat(lab.dynamodb().batches(), empty());
  }
}
