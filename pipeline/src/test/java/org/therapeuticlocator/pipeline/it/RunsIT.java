package org.therapeuticlocator.pipeline.it;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.stringContainsInOrder;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.therapeuticlocator.pipeline.it.Loader.Result;

/** What {@code --runs} tells, and what a new run says of one that was left. */
public class RunsIT {
  @Rule public final LocalAwsRule aws = new LocalAwsRule();

  private Workspace here = new Workspace("");

  @Before
  public void makeWorkspace() {
    here = aws.newWorkspace();
    here.put("in.csv", "provider_name,state_code,order_label\nELM,MA,P\nOAK,XX,P\n");
  }

  @Test
  public void runsAreListedWithStateAndFiguresAndNeedNothingButTheBucket() {
    assertThat(load("--runId=guarded").status(), is(3));
    assertThat(load("--runId=dry", "--dryRun", "--maxRejectedPercent=50").status(), is(0));
    assertThat(load("--runId=full", "--maxRejectedPercent=50").status(), is(0));

    Result list =
        Loader.DIRECT.run(
            List.of(
                here.arguments().get(0),
                here.arguments().get(2),
                "--awsRegion=us-east-1",
                "--runs"));

    assertThat(list.err(), list.status(), is(0));
    assertThat(
        list.out(),
        stringContainsInOrder(
            "full  ",
            "succeeded",
            "2 rows, 1 rejected; 1 inserted, 0 updated, 0 deleted",
            "dry  ",
            "paused before load",
            "1 to insert",
            "guarded  ",
            "failed at plan"));
    JsonNode json = StoredRun.parse(Loader.DIRECT.run(here, "--runs", "--json").out());
    assertThat(json.size(), is(3));
    assertThat(json.get(0).path("runId").asText(), is("full"));
    assertThat(json.get(0).path("load").path("inserted").asInt(), is(1));
  }

  @Test
  public void oneRunIsToldWithTheCommandThatGoesOnWithIt() {
    assertThat(load("--runId=guarded").status(), is(3));

    Result one = Loader.DIRECT.run(here, "--runs=guarded");

    assertThat(one.err(), one.status(), is(0));
    assertThat(
        one.out(),
        stringContainsInOrder(
            "guarded",
            "failed at plan",
            here.uri("in.csv"),
            "rejected.UNKNOWN_STATE: 1",
            "To go on with it:",
            "--input=" + here.uri("in.csv"),
            "--runId=guarded"));
    Result none = Loader.DIRECT.run(here, "--runs=nope");
    assertThat(none.status(), is(2));
    assertThat(none.errors().get(0), containsString("there is no run nope"));
  }

  @Test
  public void newRunSaysThatOneOfTheSameInputWasLeft() {
    Result first = load();
    assertThat(first.err(), first.status(), is(3));
    assertThat(first.err(), not(containsString("was not finished")));
    String left = here.keys("runs/").get(0).split("/", -1)[1];

    Result second = load("--maxRejectedPercent=50");

    assertThat(second.err(), second.status(), is(0));
    assertThat(
        second.err(),
        stringContainsInOrder(
            "Run " + left + " of the same input was not finished (failed at plan)",
            "To go on with it instead: ",
            "--runId=" + left));
    assertThat(load("--maxRejectedPercent=50").err(), not(containsString("was not finished")));
  }

  @Test
  public void listOfNobodysRunsIsRefused() {
    Result refused = Loader.DIRECT.run(List.of("--runs"));

    assertThat(refused.status(), is(2));
    assertThat(refused.errors().get(0), containsString("--local, or with --bucket=name"));
  }

  private Result load(String... options) {
    String[] all = Arrays.copyOf(options, options.length + 1);
    all[options.length] = "--input=" + here.uri("in.csv");
    return Loader.DIRECT.run(here, all);
  }
}
