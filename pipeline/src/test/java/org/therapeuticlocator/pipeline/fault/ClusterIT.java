package org.therapeuticlocator.pipeline.fault;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.stringContainsInOrder;
import static org.therapeuticlocator.pipeline.fault.Fault.before;
import static org.therapeuticlocator.pipeline.fault.Fault.delayed;
import static org.therapeuticlocator.pipeline.fault.Fault.error;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.therapeuticlocator.pipeline.it.Database;
import org.therapeuticlocator.pipeline.it.DatabaseTable;

/** The program and a real Flink cluster, whose JVMs, and whose client, may be killed. */
public class ClusterIT {
  private static final int ITEMS = 600;
  private static final String LOAD = "therapeutic-locator-load-";
  private static final String PASSWORD = "KEEPITTOYOURSELF";

  @ClassRule public static final FlinkJvms FLINK = new FlinkJvms();

  @Rule public final Lab lab = new Lab();
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void submittedOverRestItEndsAsOnTheDirectRunner() throws Exception {
    lab.putInput(ITEMS);

    Outcome run = lab.run(Runner.FLINK, onCluster());

    assertThat(run.err(), run.status(), is(0));
    lab.assertDone(ITEMS);
    assertNoSecretIsToldBy(run);
  }

  @Test
  public void submittedByFlinkRunItEndsAsOnTheDirectRunner() throws Exception {
    lab.putInput(ITEMS);

    Outcome run = FLINK.run(lab.argumentsWithoutRunner("--json", "--parallelism=2"));

    assertThat(run.err(), run.status(), is(0));
    lab.assertDone(ITEMS);
    assertThat(run.out(), containsString("600 kept = 600 inserted"));
    assertThat(Call.JSON.readTree(lastLine(run.out())).get("state").asText(), is("succeeded"));
    assertNoSecretIsToldBy(run);
  }

  @Test
  public void databaseIsLoadedByWorkersThatReadThePasswordThemselves() throws Exception {
    lab.putInput(ITEMS);
    Database database = Database.shared(Database.Kind.POSTGRESQL);
    DatabaseTable table = DatabaseTable.make(database, lab.name());
    table.grantTo("loader", PASSWORD);
    Path file = Files.writeString(folder.newFile("password").toPath(), PASSWORD);
    String[] options =
        onCluster(
            "--destination=" + database.url(),
            "--jdbcUser=loader",
            "--jdbcPasswordFrom=file:" + file,
            "--verify",
            "--parallelism=2");

    Outcome run = lab.run(Runner.FLINK, options);

    assertThat(run.err(), run.status(), is(0));
    assertThat(table.lines(), hasSize(ITEMS));
    assertThat(table.lines(), is(lab.snapshot()));
    assertNoSecretIsToldBy(run);
  }

  @Test
  public void flinkRunTellsWhatIsWrongAndItsStatus() throws Exception {
    lab.putInput(ITEMS);
    lab.dynamodb().add(error(400, "AccessDeniedException").on(Call::isBatchWrite));

    Outcome run = FLINK.run(lab.argumentsWithoutRunner("--parallelism=1"));

    assertThat(run.err(), run.status(), is(1));
    assertThat(
        run.err(),
        stringContainsInOrder(
            "Failed: these credentials may not do that",
            "Resume with: flink run -m " + FLINK.address() + " /",
            "--runId=run"));
    assertThat(run.err(), not(containsString("\tat ")));
  }

  @Test
  public void killedTaskManagerInTheMiddleOfTheLoadLosesNothing() throws Exception {
    lab.putInput(ITEMS);
    lab.dynamodb().add(before(FLINK::killTaskManager).nth(ITEMS / 25 / 2).on(Call::isBatchWrite));

    Outcome run = lab.run(Runner.FLINK, onCluster("--parallelism=2"));
    FLINK.startTaskManager();
    FLINK.awaitSlots(FlinkJvms.SLOTS);

    assertThat(run.err(), run.status(), is(anyOf(is(0), is(1))));
    if (run.status() == 1) {
      assertThat(run.err(), stringContainsInOrder("Resume with: ", "--runId=run"));
      Outcome resumed = lab.run(Runner.FLINK, onCluster());
      assertThat(resumed.err(), resumed.status(), is(0));
    }
    lab.assertTableAndReport(ITEMS);
  }

  @Test
  public void jobOfAKilledClientIsCancelledBeforeTheRunIsResumed() throws Exception {
    lab.putInput(ITEMS);
    CompletableFuture<LoaderJvm> victim = new CompletableFuture<>();
    lab.dynamodb()
        .add(
            before(() -> victim.join().kill()).nth(3).on(Call::isBatchWrite),
            delayed(Duration.ofSeconds(1)).on(Call::isBatchWrite));
    LoaderJvm client = lab.start(Runner.FLINK, onCluster("--parallelism=1"));
    victim.complete(client);
    Outcome killed = client.await(180);
    assertThat(killed.err(), killed.status(), is(137));
    assertThat(last(FLINK.jobs(LOAD + "run")).get("state").asText(), is("RUNNING"));

    Outcome resumed = lab.run(Runner.DIRECT);

    assertThat(resumed.err(), resumed.status(), is(0));
    assertThat(resumed.err(), stringContainsInOrder("Job " + LOAD, "it was cancelled first"));
    assertThat(last(FLINK.jobs(LOAD + "run")).get("state").asText(), is("CANCELED"));
    lab.assertTableAndReport(ITEMS);
  }

  @Test
  public void sigtermCancelsTheJob() throws Exception {
    lab.putInput(ITEMS);
    CompletableFuture<LoaderJvm> client = new CompletableFuture<>();
    lab.dynamodb()
        .add(
            before(() -> client.join().terminate()).nth(3).on(Call::isBatchWrite),
            delayed(Duration.ofSeconds(1)).on(Call::isBatchWrite));
    client.complete(lab.start(Runner.FLINK, onCluster("--parallelism=1")));

    Outcome run = client.join().await(180);

    assertThat(run.err(), run.status(), is(143));
    assertThat(
        run.err(),
        stringContainsInOrder("Cancelled job " + LOAD, "Interrupted.", "Resume with: ", "run"));
    assertThat(run.err(), not(containsString("Failed")));
    assertThat(last(FLINK.jobs(LOAD + "run")).get("state").asText(), is("CANCELED"));

    lab.dynamodb().heal();
    Outcome resumed = lab.run(Runner.DIRECT);
    assertThat(resumed.err(), resumed.status(), is(0));
    lab.assertTableAndReport(ITEMS);
  }

  @Test
  public void killedJobManagerEndsTheRunUntilThereIsOneAgain() throws Exception {
    lab.putInput(ITEMS);
    long[] killed = new long[1];
    lab.dynamodb()
        .add(
            before(
                    () -> {
                      FLINK.killJobManager();
                      killed[0] = System.nanoTime();
                    })
                .nth(3)
                .on(Call::isBatchWrite),
            delayed(Duration.ofMillis(300)).on(Call::isBatchWrite));

    Outcome run = lab.run(Runner.FLINK, onCluster("--parallelism=1"));

    assertThat(run.err(), run.status(), is(1));
    assertThat(Duration.ofNanos(System.nanoTime() - killed[0]), lessThan(Duration.ofSeconds(60)));
    assertThat(run.err(), containsString("has not answered for 30 s"));
    Outcome refused = lab.run(Runner.DIRECT);
    assertThat(refused.err(), refused.status(), is(1));
    assertThat(refused.err(), containsString("whether its job still writes cannot be found out"));

    lab.dynamodb().heal();
    FLINK.startJobManager();
    FLINK.awaitSlots(FlinkJvms.SLOTS);
    Outcome resumed = lab.run(Runner.FLINK, onCluster("--parallelism=1"));
    assertThat(resumed.err(), resumed.status(), is(0));
    lab.assertTableAndReport(ITEMS);
  }

  @Test
  public void tenSubmissionsInARowToOneClusterPass() throws Exception {
    lab.putInput(ITEMS);
    int before = FLINK.jobs("").size();
    // Each is a trial job and one for transform.
    for (int i = 0; i < 5; i++) {
      Outcome run =
          lab.run(
              Runner.FLINK,
              onCluster("--runId=run" + i, "--stages=extract,transform", "--parallelism=1"));
      assertThat(run.err(), run.status(), is(0));
    }
    assertThat(FLINK.jobs(""), hasSize(before + 10));
  }

  @Test
  public void endpointThatWorkersCannotReachIsTold() {
    // The client has described the table before.
    refuses(
        Fault.dropped().from(2).on("DescribeTable"),
        List.of("On the Flink workers: DynamoDB table fault-", "cannot be reached"),
        onCluster());
  }

  @Test
  public void credentialsThatWorkersLackAreTold() {
    refuses(
        error(400, "UnrecognizedClientException").from(2).on("DescribeTable"),
        List.of("On the Flink workers: ", "AWS does not accept the credentials"),
        onCluster());
  }

  @Test
  public void moreSubtasksThanSlotsAreRefused() {
    refuses(
        List.of("--parallelism=5 needs as many slots", "has 4 free of 4"),
        onCluster("--parallelism=5"));
  }

  @Test
  public void workersTogetherReadAtHalfOfWhatIsProvisioned() {
    lab.recreateTable(10);
    lab.putForeignItems(50);
    lab.putInput(20);
    ProvisionedReads reads = new ProvisionedReads(10, 0);
    lab.dynamodb().add(reads);

    Outcome run = lab.run(Runner.FLINK, onCluster("--dryRun"));

    assertThat(run.err(), run.status(), is(0));
    assertThat(lab.report().at("/load/foreign").asInt(), is(50 * Lab.FOREIGN_A_UNIT));
    assertThat(reads.throttled(), is(0));
    assertThat(reads.rate(), closeTo(5, 0.5));
  }

  private void refuses(List<String> sentence, String... options) {
    refuses((call, next) -> next.answer(call), sentence, options);
  }

  private void refuses(Fault fault, List<String> sentence, String... options) {
    lab.putInput(ITEMS);
    lab.dynamodb().add(fault);
    long start = System.nanoTime();

    Outcome run = lab.run(Runner.FLINK, options);

    assertThat(run.err(), run.status(), is(2));
    assertThat(Duration.ofNanos(System.nanoTime() - start), lessThan(Duration.ofSeconds(90)));
    assertThat(run.err(), stringContainsInOrder(sentence));
    assertThat(run.err(), stringContainsInOrder("Nothing was written."));
    assertThat(lab.items(), empty());
  }

  private static void assertNoSecretIsToldBy(Outcome run) throws Exception {
    StringBuilder said = new StringBuilder(run.out()).append(run.err()).append(FLINK.logs());
    List<JsonNode> jobs = FLINK.jobs("");
    for (JsonNode job : jobs) {
      said.append(FLINK.get("/jobs/" + job.get("jid").asText() + "/config"));
    }
    assertThat(jobs, hasSize(greaterThanOrEqualTo(4)));
    assertThat(said.toString(), not(containsString(FlinkJvms.WORKERS_SECRET)));
    assertThat(said.toString(), not(containsString(Servers.ACCESS_KEY)));
    assertThat(said.toString(), not(containsString(PASSWORD)));
  }

  private static String[] onCluster(String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.add("--flinkMaster=" + FLINK.address());
    all.add("--filesToStage=" + FlinkJvms.jar());
    return all.toArray(new String[0]);
  }

  private static String lastLine(String text) {
    List<String> lines = text.lines().toList();
    return lines.get(lines.size() - 1);
  }

  private static JsonNode last(List<JsonNode> jobs) {
    return jobs.get(jobs.size() - 1);
  }
}
