package org.therapeuticlocator.pipeline.it;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.stringContainsInOrder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;
import org.therapeuticlocator.pipeline.it.Loader.Result;

/** Runs that earlier versions left behind are told of, and end as if nothing had come between. */
@RunWith(Parameterized.class)
public class EarlierVersionIT {
  private static final String VERSION = "60a6d47";
  private static final EarlierRun UNDISTURBED = new EarlierRun(VERSION, "loaded");

  @Rule public final LocalAwsRule aws = new LocalAwsRule();

  private final EarlierRun earlier;
  private final String state;
  private Workspace here = new Workspace("");

  public EarlierVersionIT(String name, String state) {
    this.earlier = new EarlierRun(VERSION, name);
    this.state = state;
  }

  /** Its folder, and what is said of it. */
  @Parameters(name = "{0}")
  public static List<Object[]> runs() {
    return List.of(
        new Object[] {"extracted", "paused before transform"},
        new Object[] {"extracted-local", "paused before transform"},
        new Object[] {"transform-killed", "interrupted at transform"},
        new Object[] {"transformed", "paused before plan"},
        new Object[] {"transformed-local", "paused before plan"},
        new Object[] {"planned", "paused before load"},
        new Object[] {"load-killed", "interrupted at load"},
        new Object[] {"loaded", "succeeded"},
        new Object[] {"stopped-by-rejects", "failed at plan"},
        new Object[] {"stopped-by-deletes", "failed at load"});
  }

  @Before
  public void putRun() {
    here = aws.newWorkspace();
    earlier.putInto(here);
  }

  @Test
  public void isListedAsItWasLeft() {
    List<String> before = here.everything();

    Result list = Loader.DIRECT.run(here, "--runs");
    Result one = Loader.DIRECT.run(here, "--runs=" + EarlierRun.ID);

    assertThat(list.err(), list.status(), is(0));
    assertThat(list.out(), stringContainsInOrder(EarlierRun.ID + "  ", state));
    assertThat(one.err(), one.status(), is(0));
    assertThat(one.out(), stringContainsInOrder(EarlierRun.ID, state, "rows.csv"));
    assertThat(here.everything(), equalTo(before));
  }

  @Test
  public void endsAsAnUndisturbedRun() {
    if (state.startsWith("failed")) {
      Result again = resume("--maxDeletePercent=20", "--maxRejectedPercent=5");
      assertThat(again.err(), again.status(), is(3));
      assertThat(here.items(), equalTo(earlier.table()));
    }

    Result resumed = resume("--maxDeletePercent=50", "--maxRejectedPercent=10", "--verify");

    assertThat(resumed.err(), resumed.status(), is(0));
    assertThat(here.items(), equalTo(UNDISTURBED.table()));
    assertThat(here.run(EarlierRun.ID).isDone("load"), is(true));
    JsonNode known = figures(UNDISTURBED.report(), UNDISTURBED.report());
    assertThat(figures(here.run(EarlierRun.ID).report(), known), equalTo(known));
  }

  private Result resume(String... options) {
    List<String> all = new ArrayList<>(Arrays.asList(options));
    all.add("--runId=" + EarlierRun.ID);
    all.add("--staleRows=delete");
    all.add("--input=" + (earlier.name().endsWith("local") ? "rows.csv" : here.uri("in/rows.csv")));
    return Loader.DIRECT.run(here, all.toArray(new String[0]));
  }

  /** What {@code report} says where {@code known} says something, times and read units aside. */
  private static JsonNode figures(JsonNode report, JsonNode known) {
    ObjectNode figures = JsonNodeFactory.instance.objectNode();
    figures.set("state", report.path("state"));
    figures.set("dryRun", report.path("dryRun"));
    figures.set("rejectedByReason", report.path("rejectedByReason"));
    figures.set("issuesByField", report.path("issuesByField"));
    for (String group : List.of("rows", "load")) {
      for (Map.Entry<String, JsonNode> figure : known.path(group).properties()) {
        if (!figure.getKey().equals("readUnits")) {
          figures
              .withObject('/' + group)
              .set(figure.getKey(), report.at("/" + group + "/" + figure.getKey()));
        }
      }
    }
    return figures;
  }
}
