package org.therapeuticlocator.pipeline.it;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.Assume.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.After;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** What a database does to a load half way, and that the load ends as if nothing had happened. */
@RunWith(Parameterized.class)
public class DatabaseFaultsIT {
  @ClassRule public static final TemporaryFolder SERVERS = new TemporaryFolder();

  // Three batches, each slow enough to meet it.
  private static final int ROWS = 1_200;
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final Map<Database.Kind, Database> STARTED = new EnumMap<>(Database.Kind.class);

  @Rule public final LocalAwsRule aws = new LocalAwsRule();
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final Database.Kind kind;
  private Database database;
  private Workspace here;
  private DatabaseTable table;
  private Path password;

  public DatabaseFaultsIT(Database.Kind kind) {
    this.kind = kind;
  }

  @Parameters(name = "{0}")
  public static Object[] kinds() {
    return Database.Kind.values();
  }

  @Before
  public void makeTable() throws IOException {
    if (!STARTED.containsKey(kind)) {
      STARTED.put(kind, Database.start(kind, SERVERS.newFolder(kind.name()).toPath()));
    }
    database = STARTED.get(kind);
    here = aws.newWorkspace();
    table = DatabaseTable.make(database, here.table());
    password = folder.getRoot().toPath().resolve("password");
    table.grantTo("loader", "first");
    Files.writeString(password, "first\n");
    here.put("in.csv", rows(ROWS, "as it was"));
  }

  @After
  public void endHarm() {
    table.undo();
  }

  @AfterClass
  public static void endServers() {
    STARTED.values().forEach(Database::close);
    STARTED.clear();
  }

  @Test
  public void serverThatIsKilledAndComesBackIsWaitedFor() throws Exception {
    CompletableFuture<Loader.Result> load = halfWay();
    database.kill();
    database.startAgain();

    succeeds(load);
  }

  @Test
  public void connectionsThatAreAllKilledAreOpenedAnew() throws Exception {
    CompletableFuture<Loader.Result> load = halfWay();
    table.killConnectionsOf("loader");

    succeeds(load);
  }

  @Test
  public void lockThatIsHeldForAWhileIsWaitedFor() throws Exception {
    CompletableFuture<Loader.Result> load;
    try (Connection other = database.connect()) {
      load = halfWay();
      table.lock(other);
      await("a wait for the lock", () -> table.isAnybodyWaiting());
      table.unlock(other);
    }

    succeeds(load);
  }

  @Test
  public void deadlockIsTriedAgain() throws Exception {
    assertThat(run("first").status(), is(0));
    here.put("in.csv", rows(ROWS, "changed"));
    table.fill(4 * ROWS);
    List<String> ids = table.idsWithNotes();
    table.slowDown();
    try (Connection other = database.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      table.rarelyTheVictim(statement);
      statement.executeUpdate("UPDATE " + table.name() + " SET city = 'X' WHERE id LIKE 'other%'");
      statement.executeUpdate(update(ids.get(ids.size() - 1)));
      CompletableFuture<Loader.Result> load = start("run");
      await("the load at work", () -> table.hasNote("changed") || table.isAnybodyWaiting());
      try {
        // What the load has changed already, while it waits for what we have.
        for (String id : ids) {
          statement.executeUpdate(update(id));
        }
        other.commit();
      } catch (SQLException e) {
        // The server chose us after all.
        other.rollback();
      }

      succeeds(load);
    }
  }

  private String update(String id) {
    return "UPDATE " + table.name() + " SET street = 'Y' WHERE id = '" + id + "'";
  }

  @Test
  public void serverThatOnlyReadsIsWaitedForUntilItWrites() throws Exception {
    CompletableFuture<Loader.Result> load = halfWay();
    table.readOnly(true);
    table.killConnectionsOf("loader");
    await("a try", () -> table.hasConnectionOf("loader"));
    table.readOnly(false);

    succeeds(load);
  }

  @Test
  public void passwordThatIsChangedHalfWayIsReadAnew() throws Exception {
    CompletableFuture<Loader.Result> load = halfWay();
    table.grantTo("loader", "second");
    table.killConnectionsOf("loader");
    Files.writeString(password, "second\n");

    succeeds(load);
    Files.writeString(password, "third\n");
    Loader.Result refused = run("later");
    assertThat(refused.err(), refused.status(), is(2));
    assertThat(refused.err(), containsString("The login was refused at 127.0.0.1"));
    assertThat(refused.err(), not(containsString("third")));
  }

  @Test
  public void uniqueKeyThatWasAddedSinceThePlanStopsALoadThatWouldOverwriteOthers()
      throws Exception {
    assertThat(run("run", "--stages=extract,transform,plan").status(), is(0));
    table.addUniqueKey();

    Loader.Result load = run("run");

    if (kind == Database.Kind.MARIADB) {
      assertThat(load.err(), load.status(), is(2));
      assertThat(load.err(), containsString("a unique key beside its primary one (names)"));
      assertThat(table.count(), is(0));
    } else {
      assertThat(load.err(), load.status(), is(0));
      assertThat(table.lines(), is(snapshot("run")));
    }
  }

  @Test
  public void rowThatIsLargerThanAPacketKeepsNoOtherFromBeingWritten() throws Exception {
    assumeThat(kind, is(Database.Kind.MARIADB));
    here.put("in.csv", rows(ROWS, "as it was") + line(ROWS, "much ".repeat(30_000)));
    database.execute("SET GLOBAL max_allowed_packet = 65536");

    Loader.Result load = run("run");

    assertThat(load.err(), load.status(), is(3));
    assertThat(load.err(), containsString("1 item refused, the rest is written"));
    assertThat(table.count(), is(ROWS));
  }

  /** A load that has committed a batch and has more to do. */
  private CompletableFuture<Loader.Result> halfWay() throws Exception {
    table.slowDown();
    CompletableFuture<Loader.Result> load = start("run");
    await("a batch", () -> table.count() > 0);
    assertThat(load.isDone(), is(false));
    return load;
  }

  private CompletableFuture<Loader.Result> start(String runId) {
    return CompletableFuture.supplyAsync(() -> run(runId, "--connections=1"));
  }

  private Loader.Result run(String runId, String... more) {
    List<String> options = new ArrayList<>(Arrays.asList(more));
    options.add("--destination=" + database.url());
    options.add("--jdbcUser=loader");
    options.add("--jdbcPasswordFrom=file:" + password);
    options.add("--input=" + here.uri("in.csv"));
    options.add("--runId=" + runId);
    return Loader.DIRECT.run(here, options.toArray(new String[0]));
  }

  private void succeeds(CompletableFuture<Loader.Result> load) throws Exception {
    Loader.Result result = load.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
    assertThat(result.err(), result.status(), is(0));
    List<String> ours = new ArrayList<>(table.lines());
    ours.removeIf(line -> line.contains("\"id\":\"other"));
    assertThat(ours.size(), greaterThan(0));
    assertThat(ours, is(snapshot("run")));
  }

  private List<String> snapshot(String runId) {
    return here.run(runId).processed().stream().sorted().toList();
  }

  private static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not in " + LONGEST + ": " + what);
      }
    }
  }

  private static String rows(int count, String note) {
    StringBuilder file = new StringBuilder("provider_name,state_code,order_label,provider_note\n");
    for (int i = 0; i < count; i++) {
      file.append(line(i, note));
    }
    return file.toString();
  }

  private static String line(int number, String note) {
    return "PHARMACY " + number + ",MA,Paxlovid," + note + "\n";
  }
}
