package org.therapeuticlocator.pipeline.fault;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.stringContainsInOrder;

import java.util.ArrayList;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;
import org.therapeuticlocator.row.SnapshotLine;

/** What somebody else does to the table or to a run's files while the run is at work. */
@RunWith(Parameterized.class)
public class VerifyIT {
  private static final String PART = "part-00000-of-00004.jsonl.gz";

  @Rule public final Lab lab = new Lab();

  private final Runner runner;

  public VerifyIT(Runner runner) {
    this.runner = runner;
  }

  @Parameters(name = "{0}")
  public static Runner[] runners() {
    return Runner.values();
  }

  @Test
  public void itemsThatAreMissingDifferentOrNotDeletedAreNamed() {
    lab.putInput(8);
    assertThat(run("--runId=yesterday").status(), is(0));
    List<String> items = lab.items();
    lab.putInput(7);
    after(
        "load succeeded",
        () -> {
          lab.deleteItem(id(items.get(0)));
          lab.putItem(items.get(1).replace("}", ",\"provider_note\":\"edited\"}"));
          lab.putItem(items.get(7));
        });

    Outcome run = run("--verify", "--staleRows=delete");

    assertThat(run.err(), run.status(), is(3));
    assertThat(
        run.err(),
        stringContainsInOrder(
            "Stopped: The load is done",
            "1 missing (" + id(items.get(0)) + "), ",
            "1 different (" + id(items.get(1)) + "), ",
            "1 not deleted (" + id(items.get(7)) + "). ",
            "/runs/run/counts/differences.jsonl"));
    assertThat(lab.report().path("state").asText(), is("failed"));

    // A load that is done can be verified once more, and is not done again.
    lab.s3().heal();
    List<String> edited = lab.items();
    Outcome again = run("--verify", "--staleRows=delete");
    assertThat(again.err(), again.status(), is(3));
    assertThat(lab.items(), equalTo(edited));

    lab.putItem(items.get(0));
    lab.putItem(items.get(1));
    lab.deleteItem(id(items.get(7)));
    Outcome mended = run("--verify", "--staleRows=delete");
    assertThat(mended.err(), mended.status(), is(0));
  }

  @Test
  public void ofManyItemsTheFirstFiveAreNamed() {
    lab.putInput(7);
    List<String> ids = new ArrayList<>();
    after(
        "load succeeded",
        () -> {
          lab.items().forEach(item -> ids.add(id(item)));
          ids.forEach(lab::deleteItem);
        });

    Outcome run = run("--verify");

    assertThat(run.err(), run.status(), is(3));
    List<String> first = ids.stream().sorted().limit(5).toList();
    assertThat(
        run.err(),
        containsString("7 missing (" + String.join(", ", first) + ", …), 0 different, 0 not"));
  }

  @Test
  public void snapshotThatChangesAfterTheLoadFailsTheRun() {
    lab.putInput(7);
    after("load succeeded", () -> lab.putFile("processed/" + PART, ""));

    Outcome run = run("--verify");

    assertThat(run.err(), run.status(), is(1));
    assertThat(
        run.err(),
        stringContainsInOrder(
            "Failed: The load is done, but it cannot be verified: ",
            "processed/" + PART + " has changed since stage transform wrote it."));
    assertThat(run.err(), not(containsString("Nothing was written")));
    assertThat(lab.items().size(), is(7));
  }

  @Test
  public void snapshotThatChangesBeforeThePlanFailsTheRun() {
    failsBeforeTheTableIsTouched("transform", "processed/" + PART);
  }

  @Test
  public void changesThatChangeBeforeTheLoadFailTheRun() {
    failsBeforeTheTableIsTouched("plan", "changes/" + PART);
  }

  private void failsBeforeTheTableIsTouched(String stage, String file) {
    lab.putInput(7);
    after(stage + " succeeded", () -> lab.putFile(file, ""));

    Outcome run = run();

    assertThat(run.err(), run.status(), is(1));
    assertThat(
        run.err(), containsString(file + " has changed since stage " + stage + " wrote it."));
    assertThat(run.err(), not(containsString("Nothing was written")));
    assertThat(lab.items(), empty());
  }

  private Outcome run(String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.add("--maxRejectedPercent=50");
    all.add("--audit=off");
    return lab.run(runner, all.toArray(new String[0]));
  }

  /** {@code action} comes when the manifest says {@code state}, before the run goes on. */
  private void after(String state, Fault.Action action) {
    lab.s3().add(Fault.after(action).on(call -> Points.isManifest(call, state)));
  }

  private static String id(String line) {
    return SnapshotLine.id(line);
  }
}
