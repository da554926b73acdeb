package org.therapeuticlocator.pipeline.it;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.stringContainsInOrder;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.therapeuticlocator.pipeline.it.Loader.Result;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** What stops a run before the table is touched, and what a dry run says of it. */
public class GuardIT {
  private static final String HEADER = "provider_name,state_code,order_label,provider_note\n";
  private static final String FOREIGN = "{\"id\":\"someone-elses\",\"provider_name\":\"ELM\"}";
  // Looks like ours, but is not the hash of its fields.
  private static final String HASH_LIKE =
      "{\"id\":\"" + "0".repeat(64) + "\",\"order_label\":\"Paxlovid\",\"provider_name\":\"ELM\"}";

  @Rule public final LocalAwsRule aws = new LocalAwsRule();

  private Workspace here = new Workspace("");

  @Before
  public void makeWorkspace() {
    here = aws.newWorkspace();
    here.putItem("id", "someone-elses", "provider_name", "ELM");
    here.putItem("id", "0".repeat(64), "order_label", "Paxlovid", "provider_name", "ELM");
  }

  @Test
  public void moreRejectsThanAllowedStopTheRunAndAHigherLimitResumesIt() {
    here.put("in.csv", rows(0, 18, "") + "BAD,XX,P,\nBAD,XX,P,\n\n\n");

    Result stopped = load("run", "--maxRejectedPercent=9.9");

    assertThat(stopped.err(), stopped.status(), is(3));
    assertThat(
        stopped.err(), stringContainsInOrder("2 of 20 rows were rejected", "9.9 %", "rejected/"));
    assertThat(here.items(), equalTo(List.of(HASH_LIKE, FOREIGN)));
    assertThat(here.run("run").report().path("state").asText(), is("failed"));

    // Exactly the limit is not more than the limit.
    Result resumed = load("run", "--maxRejectedPercent=10");

    assertThat(resumed.err(), resumed.status(), is(0));
    assertThat(here.items().size(), is(2 + 18));
  }

  @Test
  public void moreDeletesThanAllowedStopTheRunAndAHigherLimitResumesIt() {
    here.put("in.csv", rows(0, 10, ""));
    assertThat(load("all").status(), is(0));
    List<String> all = here.items();
    here.put("in.csv", rows(0, 7, ""));

    Result stopped = load("less", "--staleRows=delete", "--maxDeletePercent=29.9");

    assertThat(stopped.err(), stopped.status(), is(3));
    assertThat(
        stopped.err(), stringContainsInOrder("3 of our 10 items", "29.9 %", "--maxDeletePercent"));
    assertThat(here.items(), equalTo(all));

    Result resumed = load("less", "--staleRows=delete", "--maxDeletePercent=30");

    assertThat(resumed.err(), resumed.status(), is(0));
    List<String> kept = new ArrayList<>(here.run("less").processed());
    kept.addAll(List.of(HASH_LIKE, FOREIGN));
    assertThat(here.items(), equalTo(kept.stream().sorted().toList()));
  }

  @Test
  public void inputWithoutRowsDeletesNothing() {
    here.put("in.csv", rows(0, 2, ""));
    assertThat(load("all").status(), is(0));
    List<String> all = here.items();
    here.put("in.csv", HEADER);

    Result stopped = load("none", "--staleRows=delete", "--maxDeletePercent=100");

    assertThat(stopped.err(), stopped.status(), is(3));
    assertThat(here.items(), equalTo(all));
  }

  @Test
  public void staleRowsStayUnlessTheyAreToBeDeleted() {
    here.put("in.csv", rows(0, 10, ""));
    assertThat(load("all").status(), is(0));
    List<String> all = here.items();
    here.put("in.csv", rows(0, 7, ""));

    assertThat(load("less").status(), is(0));

    assertThat(here.items(), equalTo(all));
    assertThat(
        figures(here.run("less")),
        equalTo(
            "inserted 0, updated 0, unchanged 7, stale 3, deleted 0, foreign 2, writeUnits 0,"
                + " changedByField {}"));
  }

  @Test
  public void dryRunPredictsWhatTheRunThenDoes() {
    here.put("in.csv", rows(0, 10, "as it was"));
    assertThat(load("all").status(), is(0));
    List<String> all = here.items();
    // 3 gone, 5 as they were, one of them with a long note, 2 changed, 4 new
    here.put(
        "in.csv",
        rows(3, 8, "as it was")
            + line(8, "changed")
            + line(9, "x".repeat(2_000))
            + rows(10, 14, "new").substring(HEADER.length()));
    String[] options = {"--staleRows=delete", "--maxDeletePercent=50"};

    Result dry = load("dry", options[0], options[1], "--dryRun=true");

    assertThat(dry.err(), dry.status(), is(0));
    assertThat(here.items(), equalTo(all));
    // The fifth unit and the sixth are the long note's.
    assertThat(
        figures(here.run("dry")),
        equalTo(
            "inserted 4, updated 2, unchanged 5, stale 3, deleted 3, foreign 2, writeUnits 11,"
                + " changedByField {\"provider_note\":2}"));

    Result real = load("real", options);

    assertThat(real.err(), real.status(), is(0));
    ObjectNode predicted = (ObjectNode) here.run("dry").report();
    assertThat(predicted.put("dryRun", false), equalTo(here.run("real").report()));
    assertThat(here.items().size(), is(11 + 2));
    assertThat(here.items(), hasItems(HASH_LIKE, FOREIGN));
  }

  @Test
  public void planOfADryRunCanBeCarriedOutLater() {
    here.put("in.csv", rows(0, 3, ""));
    assertThat(load("run", "--dryRun=true").status(), is(0));
    assertThat(here.items(), equalTo(List.of(HASH_LIKE, FOREIGN)));

    Result resumed = load("run");

    assertThat(resumed.err(), resumed.status(), is(0));
    assertThat(here.items().size(), is(2 + 3));
  }

  @Test
  public void tableMadeAgainSinceThePlanIsNotWritten() {
    here.put("in.csv", rows(0, 3, ""));
    assertThat(load("run", "--stages=extract,transform,plan").status(), is(0));
    LocalAwsRule.dynamodb().deleteTable(request -> request.tableName(here.table()));
    LocalAwsRule.createTable(here.table(), ScalarAttributeType.S, false);

    Result resumed = load("run");

    assertThat(resumed.err(), resumed.status(), is(not(0)));
    assertThat(resumed.err(), containsString("another table"));
    assertThat(here.items(), empty());
  }

  private Result load(String runId, String... options) {
    List<String> all = new ArrayList<>(here.arguments());
    all.add("--input=" + here.uri("in.csv"));
    all.add("--runId=" + runId);
    all.addAll(List.of(options));
    return Loader.DIRECT.run(all);
  }

  /** The report's figures of the load, in words. */
  private static String figures(StoredRun run) {
    List<String> figures = new ArrayList<>();
    run.report()
        .path("load")
        .fields()
        .forEachRemaining(f -> figures.add(f.getKey() + ' ' + f.getValue()));
    return String.join(", ", figures);
  }

  /** A file with the rows from the one number to before the other. */
  private static String rows(int from, int to, String note) {
    StringBuilder file = new StringBuilder(HEADER);
    for (int i = from; i < to; i++) {
      file.append(line(i, note));
    }
    return file.toString();
  }

  private static String line(int number, String note) {
    return "PHARMACY " + number + ",MA,Paxlovid," + note + '\n';
  }
}
