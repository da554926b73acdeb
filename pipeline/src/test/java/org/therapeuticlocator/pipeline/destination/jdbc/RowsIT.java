package org.therapeuticlocator.pipeline.destination.jdbc;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.TimeZone;
import java.util.UUID;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;
import org.therapeuticlocator.pipeline.destination.RefusedItems;
import org.therapeuticlocator.pipeline.it.Database;
import org.therapeuticlocator.pipeline.time.Scheduler;
import org.therapeuticlocator.row.Attribute;
import org.therapeuticlocator.row.Issue;
import org.therapeuticlocator.row.ItemId;
import org.therapeuticlocator.row.Provider;
import org.therapeuticlocator.row.SnapshotLine;
import org.therapeuticlocator.transforms.Detail;
import org.therapeuticlocator.transforms.StoredItem;

/** What a server is given is what it gives back. */
@RunWith(Parameterized.class)
public class RowsIT {
  private static final Detail ALL = Detail.forItems(1);

  private final Database database;
  private final TimeZone zone = TimeZone.getDefault();
  private Server server;
  private Statements statements;

  public RowsIT(Database.Kind kind) {
    this.database = Database.shared(kind);
  }

  @Parameters(name = "{0}")
  public static Object[] kinds() {
    return Database.Kind.values();
  }

  @Before
  public void makeTable() throws Exception {
    JdbcUrl url = Objects.requireNonNull(JdbcUrl.parse(database.url(), new ArrayList<>()));
    server =
        new Server(url, new PasswordSource("env:JDBC_PASSWORD", database.kind().user(), "", null));
    TableName name = Objects.requireNonNull(TableName.parse("rows-" + UUID.randomUUID()));
    statements = new Statements(url.dialect(), name);
    try (Connection connection = server.open();
        Statement statement = connection.createStatement()) {
      for (String ddl : statements.ddl()) {
        statement.execute(ddl);
      }
      connection.commit();
    }
  }

  @After
  public void putTheClockBack() {
    TimeZone.setDefault(zone);
    database.execute("DROP TABLE " + statements.table().in(statements.dialect()));
  }

  @Test
  public void extremeValuesComeBackAsTheyWereInEveryTimeZone() throws Exception {
    for (String place : List.of("America/New_York", "Asia/Tokyo")) {
      TimeZone.setDefault(TimeZone.getTimeZone(place));
      List<Provider> providers = extremes();

      write(providers);

      assertThat(read(), is(stored(providers)));
    }
  }

  @Test
  public void rowOfSomebodyElseIsForeignAndNoValueOfOursIsLikeIt() throws Exception {
    write(List.of(provider("ELM", Attribute.CITY, "Boston")));
    database.execute(
        "INSERT INTO %s (id, provider_name, state_code) VALUES ('~zzz', 'ELM', 'MA')"
            .formatted(statements.table().in(statements.dialect())));

    List<StoredItem> items = read();

    assertThat(items.size(), is(2));
    assertThat(
        items.stream().filter(item -> !item.ours()).map(StoredItem::id).toList(),
        is(List.of("~zzz")));
  }

  @Test
  public void emptyTextIsNotAnAbsentValue() throws Exception {
    Provider provider = provider("ELM", Attribute.CITY, "Boston");
    write(List.of(provider));
    String table = statements.table().in(statements.dialect());
    database.execute("UPDATE " + table + " SET county = ''");

    assertThat(
        read().get(0).fingerprint().equals(stored(List.of(provider)).get(0).fingerprint()),
        is(false));
  }

  private static List<Provider> extremes() {
    String everything = "'\"\\ \\N % _ ; -- /* ` $1 ? {}[],\t\u2028 é ß 漢 \uD83D\uDE80 \u0301";
    List<Provider> providers = new ArrayList<>();
    providers.add(provider("plain", Attribute.CITY, everything));
    providers.add(provider(everything, Attribute.PROVIDER_NOTE, "x\uD83D\uDE80".repeat(60_000)));
    for (String date : List.of("0001-01-01", "1582-10-10", "1900-02-28", "9999-12-31")) {
      providers.add(provider(date, Attribute.LAST_REPORT_DATE, date));
    }
    for (String number : List.of("0", "-0.5", "179.123456789012345", "-179.000000000000001")) {
      providers.add(provider("at " + number, Attribute.LONGITUDE, number));
    }
    for (String number : List.of("0", "1", "999999999")) {
      providers.add(provider("has " + number, Attribute.COURSES_AVAILABLE, number));
    }
    Provider.Builder flagged = with("flagged", Attribute.CITY, "Boston");
    EnumSet.allOf(Issue.class).forEach(flagged::flag);
    providers.add(flagged.build());
    return providers;
  }

  private static Provider provider(String name, Attribute attribute, String value) {
    return with(name, attribute, value).build();
  }

  private static Provider.Builder with(String name, Attribute attribute, String value) {
    Provider.Builder provider =
        Provider.builder()
            .put(Attribute.PROVIDER_NAME, name)
            .put(Attribute.STATE_CODE, "MA")
            .put(Attribute.ORDER_LABEL, "Paxlovid")
            .put(attribute, value);
    return provider.put(Attribute.ID, ItemId.of(provider::text));
  }

  private void write(List<Provider> providers) {
    List<String> changes =
        providers.stream()
            .map(
                provider ->
                    "{\"id\":\"%s\",\"change\":\"insert\",\"item\":%s}"
                        .formatted(provider.id(), SnapshotLine.format(provider)))
            .toList();
    try (RowWriter writer =
        new RowWriter(
            server, statements, new RefusedItems("/dev/null/"), new Patience(Scheduler.SYSTEM))) {
      writer.write(changes);
    }
  }

  private List<StoredItem> read() throws Exception {
    List<StoredItem> items = new ArrayList<>();
    try (Connection connection = server.open();
        PreparedStatement select = connection.prepareStatement(statements.selectRange())) {
      for (var range : ReadRows.ranges(100L << 20)) {
        select.setString(1, range.getKey());
        select.setString(2, range.getValue());
        select.setString(3, range.getValue());
        try (ResultSet rows = select.executeQuery()) {
          while (rows.next()) {
            items.add(Rows.describe(rows, ALL));
          }
        }
      }
    }
    return sorted(items);
  }

  private static List<StoredItem> stored(List<Provider> providers) {
    return sorted(providers.stream().map(provider -> StoredItem.of(provider, 64, ALL)).toList());
  }

  private static List<StoredItem> sorted(List<StoredItem> items) {
    return items.stream().sorted(Comparator.comparing(StoredItem::id)).toList();
  }
}
