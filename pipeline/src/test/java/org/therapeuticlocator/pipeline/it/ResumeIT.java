package org.therapeuticlocator.pipeline.it;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.stringContainsInOrder;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.therapeuticlocator.pipeline.it.Loader.Result;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** A run that was cut off or stopped goes on where it was, by the same command with --runId. */
public class ResumeIT {
  private static final List<String> STAGES = List.of("extract", "transform", "plan", "load");
  private static final int ITEMS = 400;
  // One call of 25 items a second: a load of 16 s, which nothing on a slow machine misses.
  private static final String SLOWLY = "--writeCapacity=25";

  private static @Nullable Workspace undisturbed;

  @Rule public final LocalAwsRule aws = new LocalAwsRule();
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private Workspace here = new Workspace("");

  @Before
  public void makeWorkspace() {
    here = aws.newWorkspace();
    putInput(here);
  }

  @Test
  public void secondStartIsRefusedAndOneKilledInTheLoadEndsAsUndisturbed() throws Exception {
    try (LoaderProcess process = start(Loader.DIRECT, SLOWLY)) {
      process.await("the first item", here::hasItems);

      Result second = run(Loader.DIRECT, here, "--runId=run");

      assertThat(second.err(), second.status(), is(1));
      assertThat(second.err(), containsString("is in progress"));
      process.kill();
    }
    assertThat(here.items().size(), lessThan(ITEMS));
    assertThat(here.run("run").isDone("plan"), is(true));
    assertThat(here.run("run").isDone("load"), is(false));
    // Runners take turns: what one has done the other does not do again.
    resumeAndCompare(Loader.FLINK);
  }

  @Test
  public void terminatedInTheLoadSaysHowToResume() throws Exception {
    try (LoaderProcess process = start(Loader.DIRECT, SLOWLY)) {
      process.await("the first item", here::hasItems);
      process.terminate();
      assertThat(process.awaitEnd(10), is(143));
      assertThat(process.said(), stringContainsInOrder("Resume with: ", "--runId=run"));
    }
    assertThat(here.items().size(), lessThan(ITEMS));
  }

  @Test
  public void inputThatChangedIsRefused() {
    assertThat(run(Loader.DIRECT, here, "--stages=extract,transform").status(), is(0));
    here.put("in/two.csv", "provider_name,state_code,order_label\nOTHER,MA,Paxlovid\n");
    List<String> before = here.everything();

    Result resumed = run(Loader.DIRECT, here);

    assertThat(resumed.err(), resumed.status(), is(2));
    assertThat(resumed.errors(), hasItem(containsString(here.uri("in/two.csv") + " has changed")));
    assertThat(resumed.errors(), not(hasItem(containsString("in/one.csv"))));
    assertThat(here.everything(), equalTo(before));
  }

  @Test
  public void inputThatIsGoneIsRefused() {
    assertThat(run(Loader.DIRECT, here, "--stages=extract").status(), is(0));
    here.delete("in/one.csv");
    List<String> before = here.everything();

    Result resumed = run(Loader.DIRECT, here);

    assertThat(resumed.err(), resumed.status(), is(2));
    assertThat(resumed.errors(), hasItem(containsString(here.uri("in/one.csv") + " is gone")));
    assertThat(here.everything(), equalTo(before));
  }

  @Test
  public void snapshotPartsThatWereDeletedSwappedOrEditedAreRefused() {
    assertThat(run(Loader.DIRECT, here, "--stages=extract,transform").status(), is(0));
    List<String> parts = here.keys("runs/run/processed/");
    assertThat(parts.size(), greaterThan(3));
    byte[] first = here.get(parts.get(0));
    here.put(parts.get(0), here.get(parts.get(1)));
    here.put(parts.get(1), first);
    here.delete(parts.get(2));
    here.put(parts.get(3), "{}\n");
    List<String> before = here.everything();

    Result resumed = run(Loader.DIRECT, here);

    assertThat(resumed.err(), resumed.status(), is(2));
    assertThat(resumed.errors(), hasItem(containsString(here.uri(parts.get(0)) + " has changed")));
    assertThat(resumed.errors(), hasItem(containsString(here.uri(parts.get(1)) + " has changed")));
    assertThat(resumed.errors(), hasItem(containsString(here.uri(parts.get(2)) + " is gone")));
    assertThat(resumed.errors(), hasItem(containsString(here.uri(parts.get(3)) + " has changed")));
    assertThat(resumed.errors().size(), is(4));
    assertThat(here.everything(), equalTo(before));
  }

  @Test
  public void changesThatWereEditedAreRefused() {
    assertThat(run(Loader.DIRECT, here, "--stages=extract,transform,plan").status(), is(0));
    String part = here.keys("runs/run/changes/").get(0);
    here.put(part, "");
    List<String> before = here.everything();

    Result resumed = run(Loader.DIRECT, here);

    assertThat(resumed.err(), resumed.status(), is(2));
    assertThat(resumed.errors(), hasItem(containsString(here.uri(part) + " has changed")));
    assertThat(here.everything(), equalTo(before));
  }

  @Test
  public void snapshotThatChangedSinceTheLoadIsRefusedWhereItIsRead() {
    assertThat(run(Loader.DIRECT, here).status(), is(0));
    String part = here.keys("runs/run/processed/").get(0);
    here.put(part, "");
    List<String> before = here.everything();

    Result verified = run(Loader.DIRECT, here, "--verify");

    assertThat(verified.err(), verified.status(), is(2));
    assertThat(verified.errors(), hasItem(containsString(here.uri(part) + " has changed")));
    assertThat(here.everything(), equalTo(before));
    assertThat(run(Loader.DIRECT, here).status(), is(0));
  }

  @Test
  public void strayPartsAreNotRead() {
    assertThat(run(Loader.DIRECT, here, "--stages=extract,transform").status(), is(0));
    List<String> snapshot = here.run("run").processed();
    here.put("runs/run/processed/part-00099-of-00100.jsonl", "{\"id\":\"stray\"}\n");

    Result resumed = run(Loader.DIRECT, here);

    assertThat(resumed.err(), resumed.status(), is(0));
    assertThat(here.items(), equalTo(snapshot));
  }

  @Test
  public void resumingWithOtherOptionsIsRefused() {
    assertThat(run(Loader.DIRECT, here, "--stages=extract").status(), is(0));
    List<String> before = here.everything();

    Result resumed = run(Loader.DIRECT, here, "--multiline=true");

    assertThat(resumed.err(), resumed.status(), is(2));
    assertThat(resumed.err(), stringContainsInOrder("run", "--multiline=false"));
    assertThat(here.everything(), equalTo(before));
  }

  @Test
  public void finishedRunIsNotDoneAgain() {
    assertThat(run(Loader.DIRECT, here).status(), is(0));
    Map<String, JsonNode> stages = doneStages();
    JsonNode report = here.run("run").report();
    // What has become of the table since is none of a finished run's business.
    LocalAwsRule.dynamodb().deleteTable(request -> request.tableName(here.table()));
    LocalAwsRule.createTable(here.table(), ScalarAttributeType.S, false);

    Result again = run(Loader.DIRECT, here);

    assertThat(again.err(), again.status(), is(0));
    assertThat(doneStages(), equalTo(stages));
    assertThat(here.run("run").report(), equalTo(report));
    assertThat(here.items(), empty());
  }

  private LoaderProcess start(Loader loader, String... options) throws Exception {
    List<String> all = new ArrayList<>(List.of(options));
    all.add("--input=" + here.uri("in/*.csv"));
    all.add("--runId=run");
    return loader.start(folder.getRoot().toPath(), here, all.toArray(new String[0]));
  }

  private Result run(Loader loader, Workspace workspace, String... options) {
    List<String> all = new ArrayList<>(workspace.arguments());
    all.add("--input=" + workspace.uri("in/*.csv"));
    if (!List.of(options).contains("--runId=run")) {
      all.add("--runId=run");
    }
    all.addAll(List.of(options));
    return loader.run(all);
  }

  /** The run goes on where it was cut off, and ends as one that was not. */
  private void resumeAndCompare(Loader loader) {
    Map<String, JsonNode> before = doneStages();

    Result resumed = run(loader, here);

    assertThat(resumed.err(), resumed.status(), is(0));
    Map<String, JsonNode> after = doneStages();
    assertThat(List.copyOf(after.keySet()), equalTo(STAGES));
    after.keySet().retainAll(before.keySet());
    assertThat(after, equalTo(before));

    Workspace undisturbed = undisturbed();
    assertThat(here.run("run").processed(), equalTo(undisturbed.run("run").processed()));
    assertThat(here.run("run").report(), equalTo(undisturbed.run("run").report()));
    assertThat(here.items(), equalTo(undisturbed.items()));
    assertThat(here.items(), equalTo(here.run("run").processed()));
  }

  /** Where a run went through; made once. */
  private Workspace undisturbed() {
    if (undisturbed == null) {
      Workspace other = aws.newWorkspace();
      putInput(other);
      assertThat(run(Loader.DIRECT, other).status(), is(0));
      undisturbed = other;
    }
    return undisturbed;
  }

  private Map<String, JsonNode> doneStages() {
    Map<String, JsonNode> done = new LinkedHashMap<>();
    for (String stage : STAGES) {
      if (here.run("run").isDone(stage)) {
        done.put(stage, here.run("run").stage(stage));
      }
    }
    return done;
  }

  private static void putInput(Workspace workspace) {
    StringBuilder one = new StringBuilder("provider_name,state_code,order_label,zip\n");
    StringBuilder two = new StringBuilder("state_code,provider_name,order_label\n");
    for (int i = 0; i < ITEMS; i += 2) {
      one.append("PHARMACY ").append(i).append(",MA,Paxlovid,x\n");
      two.append("MA,PHARMACY ").append(i + 1).append(",Paxlovid\n");
    }
    workspace.put("in/one.csv", one + "PHARMACY 0,MA,Paxlovid,x\nBAD,XX,Paxlovid,\n\n");
    workspace.put("in/two.csv", two.toString());
  }
}
