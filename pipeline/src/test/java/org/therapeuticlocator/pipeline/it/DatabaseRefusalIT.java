package org.therapeuticlocator.pipeline.it;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.stringContainsInOrder;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** A table, a server or a login that would do harm is refused before anything is written. */
@RunWith(Parameterized.class)
public class DatabaseRefusalIT {
  @Rule public final LocalAwsRule aws = new LocalAwsRule();
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final Database.Kind kind;
  private Database database;
  private Workspace here;
  private DatabaseTable table;

  public DatabaseRefusalIT(Database.Kind kind) {
    this.kind = kind;
  }

  @Parameters(name = "{0}")
  public static Object[] kinds() {
    return Database.Kind.values();
  }

  @Before
  public void makeTable() {
    database = Database.shared(kind);
    here = aws.newWorkspace();
    table = DatabaseTable.make(database, here.table());
    here.put("in.csv", "provider_name,state_code,order_label\nELM,MA,Paxlovid\n");
  }

  private boolean isMariaDb() {
    return kind == Database.Kind.MARIADB;
  }

  @Test
  public void tableThatIsNotThere() {
    database.execute("DROP TABLE " + table.name());

    refuses("is not there", "--createTable");
    assertThat(load("--createTable").status(), is(0));
    assertThat(table.count(), is(1));
  }

  @Test
  public void columnsThatAreMissingNarrowerOrOfAnotherType() {
    alter("DROP COLUMN county");
    alter(isMariaDb() ? "MODIFY city VARCHAR(30)" : "ALTER COLUMN city TYPE varchar(30)");
    alter(isMariaDb() ? "MODIFY longitude DOUBLE" : "ALTER COLUMN longitude TYPE double precision");
    alter(
        isMariaDb()
            ? "MODIFY last_report_date VARCHAR(30)"
            : "ALTER COLUMN last_report_date TYPE text");
    alter(isMariaDb() ? "MODIFY npi CHAR(9)" : "ALTER COLUMN npi TYPE char(12)");

    List<String> errors = refuses("lacks county");
    for (String column : List.of("city", "longitude", "last_report_date", "npi")) {
      assertThat(String.join("\n", errors), containsString("has " + column + " as "));
    }
  }

  @Test
  public void columnThatMustHaveAValueWhichWeDoNotHave() {
    alter("ADD COLUMN owner VARCHAR(20) NOT NULL");
    alter("ADD COLUMN filled VARCHAR(20) NOT NULL DEFAULT 'x'");
    alter(isMariaDb() ? "MODIFY city MEDIUMTEXT NOT NULL" : "ALTER COLUMN city SET NOT NULL");

    List<String> errors = refuses("a column owner that needs a value");
    assertThat(String.join("\n", errors), containsString("wants a value for city"));
    assertThat(String.join("\n", errors), not(containsString("filled")));
  }

  @Test
  public void anotherKey() {
    if (isMariaDb()) {
      alter("DROP PRIMARY KEY");
      alter("ADD PRIMARY KEY (id, state_code)");
    } else {
      alter("DROP CONSTRAINT \"" + here.table() + "_pkey\"");
      alter("ADD PRIMARY KEY (id, state_code)");
    }

    refuses("must have id alone as its primary key");
  }

  @Test
  public void idsThatAreNotComparedByteByByte() {
    alter(
        isMariaDb()
            ? "MODIFY id CHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NOT NULL"
            : "ALTER COLUMN id TYPE text COLLATE \"en-x-icu\"");

    refuses("compares ids by");
  }

  @Test
  public void viewOfThatName() {
    database.execute(
        "DROP TABLE " + table.name(), "CREATE VIEW " + table.name() + " AS SELECT 1 AS id");

    refuses("is a view");
    database.execute("DROP VIEW " + table.name());
  }

  @Test
  public void rightsThatLackAreNamedAsTheGrantThatGivesThem() throws Exception {
    table.grantTo("reader", "secret");
    database.execute(
        isMariaDb()
            ? "REVOKE INSERT, DELETE ON " + table.name() + " FROM reader@'%'"
            : "REVOKE INSERT, DELETE ON " + table.name() + " FROM reader");
    Files.writeString(folder.newFile("password").toPath(), "secret");

    Loader.Result refused = as("reader");

    assertThat(refused.err(), refused.status(), is(2));
    assertThat(
        refused.errors().toString(),
        stringContainsInOrder("GRANT INSERT ON", "reader", "GRANT DELETE ON"));
    assertThat(refused.err(), not(containsString("secret")));
  }

  private Loader.Result as(String user) {
    return run(
        "--destination=" + database.url(),
        "--jdbcUser=" + user,
        "--jdbcPasswordFrom=file:" + folder.getRoot().toPath().resolve("password"),
        "--staleRows=delete");
  }

  @Test
  public void textThatTheCharacterSetCannotHold() {
    if (isMariaDb()) {
      alter("MODIFY city MEDIUMTEXT CHARACTER SET latin1");

      refuses("the character set latin1 for city");
    }
  }

  @Test
  public void uniqueKeyThatWouldOverwriteAnotherProvider() {
    table.addUniqueKey();
    if (isMariaDb()) {
      refuses("a unique key beside its primary one (names)");
    } else {
      assertThat(load().status(), is(0));
    }
  }

  @Test
  public void othersColumnsAndTriggersAreLeftAlone() {
    alter("ADD COLUMN remark VARCHAR(20) DEFAULT 'ours'");
    assertThat(load().status(), is(0));
    database.execute("UPDATE " + table.name() + " SET remark = 'theirs'");
    here.put("in.csv", "provider_name,state_code,order_label,city\nELM,MA,Paxlovid,\n");
    table.slowDown();
    here.put(
        "in.csv", "provider_name,state_code,order_label,provider_note\nELM,MA,Paxlovid,changed\n");

    Loader.Result changed = load();

    assertThat(changed.err(), changed.status(), is(0));
    assertThat(changed.err(), containsString("has triggers, which every change sets off"));
    assertThat(table.hasNote("changed"), is(true));
    assertThat(database.ask("SELECT remark FROM " + table.name()), is("theirs"));
  }

  @Test
  public void serverDatabaseAndHostThatAreNotThere() {
    String noDatabase = database.url().replaceFirst("/locator$", "/nowhere");
    assertThat(errors(noDatabase), containsString("There is no database nowhere at 127.0.0.1"));
    String noServer = database.url().replaceFirst(":[0-9]+/", ":1/");
    assertThat(errors(noServer), containsString("Nothing answers at 127.0.0.1:1"));
    String noHost = database.url().replaceFirst("127.0.0.1", "no-such-host.invalid");
    assertThat(errors(noHost), containsString("There is no host no-such-host.invalid"));
    String encrypted = database.url() + (isMariaDb() ? "?sslMode=verify-full" : "?sslmode=require");
    assertThat(errors(encrypted), containsString("No encrypted connection"));
  }

  @Test
  public void engineOfAnotherNameIsSaid() {
    if (isMariaDb()) {
      Loader.Result result =
          run(
              "--destination=" + database.url().replace("jdbc:mariadb", "jdbc:mysql"),
              "--jdbcUser=" + kind.user());

      assertThat(result.err(), result.status(), is(0));
      assertThat(result.err(), containsString("is MariaDB, not MySQL as --destination has it"));
    }
  }

  private String errors(String url) {
    Loader.Result refused = run("--destination=" + url, "--jdbcUser=" + kind.user());
    assertThat(refused.err(), refused.status(), is(2));
    return String.join("\n", refused.errors());
  }

  private void alter(String change) {
    database.execute("ALTER TABLE " + table.name() + ' ' + change);
  }

  private List<String> refuses(String... words) {
    Loader.Result refused = load("--dryRun");
    assertThat(refused.err(), refused.status(), is(2));
    assertThat(String.join("\n", refused.errors()), stringContainsInOrder(words));
    assertThat(here.keys("runs/"), empty());
    return refused.errors();
  }

  private Loader.Result load(String... options) {
    List<String> all = new ArrayList<>(Arrays.asList(options));
    all.add("--destination=" + database.url());
    all.add("--jdbcUser=" + kind.user());
    return run(all.toArray(new String[0]));
  }

  private Loader.Result run(String... options) {
    List<String> all = new ArrayList<>(Arrays.asList(options));
    all.add("--input=" + here.uri("in.csv"));
    return Loader.DIRECT.run(here, all.toArray(new String[0]));
  }
}
