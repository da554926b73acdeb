package org.therapeuticlocator.pipeline.it;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.stringContainsInOrder;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Whatever is loaded into, a run does the same. Nothing here knows what it is. */
@RunWith(Parameterized.class)
public class DestinationsIT {
  private static final String HEADER = "provider_name,state_code,order_label,provider_note\n";
  private static final String FOREIGN = "{\"id\":\"someone-elses\",\"provider_name\":\"ELM\"}";
  // More than any destination takes at once.
  private static final int MANY = 1_200;

  @Rule public final LocalAwsRule aws = new LocalAwsRule();
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final Loader loader;
  private final Store.Kind kind;
  private Workspace here = new Workspace("");
  private Store store = new DynamoDbStore(here);

  public DestinationsIT(String name, Loader loader, Store.Kind kind) {
    this.loader = loader;
    this.kind = kind;
  }

  @Parameters(name = "{0} {1}")
  public static Iterable<Object[]> stores() {
    List<Object[]> stores = new ArrayList<>();
    for (Loader loader : Loader.values()) {
      stores.add(new Object[] {"folder", loader, (Store.Kind) FolderStore::in});
      stores.add(new Object[] {"dynamodb", loader, (Store.Kind) DynamoDbStore::in});
      // A Flink cluster loads PostgreSQL in ClusterIT; Flink knows nothing of what Direct does not.
      if (loader == Loader.DIRECT || Boolean.getBoolean("destinations.all")) {
        stores.add(new Object[] {"postgresql", loader, JdbcStore.of(Database.Kind.POSTGRESQL)});
        stores.add(new Object[] {"mariadb", loader, JdbcStore.of(Database.Kind.MARIADB)});
      }
    }
    return stores;
  }

  @Before
  public void makeStore() {
    here = aws.newWorkspace();
    store = kind.in(here, folder.getRoot().toPath());
    store.put("someone-elses", "ELM");
  }

  @Test
  public void onlyWhatDiffersIsWrittenAndStaleItemsStay() {
    here.put("in.csv", rows(0, 10, "as it was"));
    succeeds(load("all"));
    here.put("in.csv", rows(3, 8, "as it was") + line(8, "changed") + line(10, "new"));

    succeeds(load("some"));

    assertThat(figures("some"), is("inserted 1, updated 1, unchanged 5, stale 4, deleted 0"));
    assertThat(
        here.run("some").report().at("/load/changedByField").toString(),
        is("{\"provider_note\":1}"));
    assertThat(
        here.run("some").text("counts/changed.jsonl"),
        stringContainsInOrder("\"before\":{", "as it was", "\"after\":{", "changed"));
    assertThat(store.items().size(), is(10 + 1 + 1));
    assertThat(store.items(), hasItem(FOREIGN));
    assertThat(store.items().containsAll(here.run("some").processed()), is(true));
    succeeds(load("again"));
    assertThat(figures("again"), is("inserted 0, updated 0, unchanged 7, stale 4, deleted 0"));
  }

  @Test
  public void staleItemsAreDeletedUpToTheLimitAndForeignOnesNever() {
    here.put("in.csv", rows(0, 10, ""));
    succeeds(load("all"));
    List<String> all = store.items();
    here.put("in.csv", rows(0, 7, ""));

    Loader.Result stopped = load("less", "--staleRows=delete", "--maxDeletePercent=29.9");

    assertThat(stopped.err(), stopped.status(), is(3));
    assertThat(stopped.err(), stringContainsInOrder("3 of our 10 items", "29.9 %"));
    assertThat(store.items(), is(all));
    succeeds(load("less", "--staleRows=delete", "--maxDeletePercent=30"));
    assertThat(figures("less"), is("inserted 0, updated 0, unchanged 7, stale 3, deleted 3"));
    assertThat(store.items(), is(snapshotAndForeign("less")));
    here.put("in.csv", HEADER);
    assertThat(load("none", "--staleRows=delete", "--maxDeletePercent=100").status(), is(3));
    assertThat(store.items(), is(snapshotAndForeign("less")));
  }

  @Test
  public void oneThatWasMadeAgainSinceThePlanIsNotWritten() {
    here.put("in.csv", rows(0, 3, ""));
    succeeds(load("run", "--stages=extract,transform,plan"));
    store.makeAgain();

    Loader.Result resumed = load("run");

    assertThat(resumed.err(), resumed.status(), is(3));
    assertThat(resumed.err(), containsString("made again"));
    assertThat(store.items(), empty());
  }

  @Test
  public void planOfADryRunIsCarriedOutLater() {
    here.put("in.csv", rows(0, 3, ""));
    succeeds(load("run", "--dryRun"));
    assertThat(store.items(), is(List.of(FOREIGN)));

    succeeds(load("run"));

    assertThat(store.items(), is(snapshotAndForeign("run")));
  }

  @Test
  public void verificationNamesAnItemThatSomebodyChangedSince() {
    here.put("in.csv", rows(0, 3, ""));
    succeeds(load("run", "--verify"));
    String id = StoredRun.parse(here.run("run").processed().get(0)).path("id").asText();
    store.put(id, "SOMEBODY ELSE'S");

    Loader.Result verified = load("run", "--verify");

    assertThat(verified.err(), verified.status(), is(3));
    assertThat(verified.err(), stringContainsInOrder("0 missing", "1 different (" + id));
  }

  @Test
  public void refusedItemsKeepNoOthersFromBeingWrittenAndAreTriedAgain() {
    store.refuseLongNotes(true);
    String tooMuch = "too much ".repeat(300);
    here.put("in.csv", rows(0, 60, "short") + line(60, tooMuch) + line(61, tooMuch + "too"));

    Loader.Result stopped = load("run");

    assertThat(stopped.err(), stopped.status(), is(3));
    assertThat(stopped.err(), containsString("2 items refused, the rest is written"));
    assertThat(store.items().size(), is(60 + 1));
    assertThat(here.run("run").isDone("load"), is(false));
    assertThat(here.run("run").stage("load").path("counts").path("refused").asInt(), is(2));
    List<String> refused = here.keys("runs/run/refused/");
    assertThat(refused.size(), is(2));
    JsonNode one =
        StoredRun.parse(here.run("run").text(refused.get(0).substring("runs/run/".length())));
    assertThat(refused.get(0), is("runs/run/refused/" + one.path("id").asText() + ".json"));
    assertThat(one.path("change").asText(), is("insert"));
    assertThat(one.path("column").textValue(), is(store.refusedColumn()));
    assertThat(one.path("reason").asText(), not(containsString("too much")));

    store.refuseLongNotes(false);
    succeeds(load("run"));

    assertThat(here.keys("runs/run/refused/"), empty());
    assertThat(figures("run"), is("inserted 62, updated 0, unchanged 0, stale 0, deleted 0"));
    assertThat(store.items(), is(snapshotAndForeign("run")));
  }

  @Test
  public void runThatWasKilledAtPlanAndInTheLoadEndsAsUndisturbed() throws Exception {
    here.put("in.csv", rows(0, MANY, ""));
    // What plan leaves behind is the same on Flink.
    if (loader == Loader.DIRECT) {
      try (LoaderProcess process = startSlowly()) {
        process.await("a part of the changes", () -> here.run("run").has("changes/"));
        process.kill();
      }
    }
    try (LoaderProcess process = startSlowly()) {
      process.await("the second item", () -> store.hasMoreThan(1));
      process.kill();
    }
    assertThat(store.items().size(), lessThan(MANY));
    assertThat(here.run("run").isDone("plan"), is(true));
    assertThat(here.run("run").isDone("load"), is(false));

    succeeds(load("run", "--verify"));

    assertThat(
        figures("run"), is("inserted " + MANY + ", updated 0, unchanged 0, stale 0, deleted 0"));
    assertThat(store.items(), is(snapshotAndForeign("run")));
  }

  private LoaderProcess startSlowly() throws Exception {
    return store.startSlowly(
        loader, folder.getRoot().toPath(), List.of("--input=" + here.uri("in.csv"), "--runId=run"));
  }

  private Loader.Result load(String runId, String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.add("--input=" + here.uri("in.csv"));
    all.add("--runId=" + runId);
    return store.run(loader, all);
  }

  private static void succeeds(Loader.Result result) {
    assertThat(result.err(), result.status(), is(0));
  }

  private List<String> snapshotAndForeign(String runId) {
    List<String> items = new ArrayList<>(here.run(runId).processed());
    items.add(FOREIGN);
    return items.stream().sorted().toList();
  }

  private String figures(String runId) {
    JsonNode load = here.run(runId).report().path("load");
    assertThat(load.path("foreign").asInt(), is(1));
    List<String> figures = new ArrayList<>();
    for (String name : List.of("inserted", "updated", "unchanged", "stale", "deleted")) {
      figures.add(name + ' ' + load.path(name));
    }
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
    return "PHARMACY " + number + ",MA,Paxlovid,\"" + note + "\"\n";
  }
}
