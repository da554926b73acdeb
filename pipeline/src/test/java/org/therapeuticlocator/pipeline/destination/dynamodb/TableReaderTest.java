package org.therapeuticlocator.pipeline.destination.dynamodb;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.sameInstance;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.Assert.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.Test;
import org.therapeuticlocator.pipeline.failure.RunFailedException;
import org.therapeuticlocator.pipeline.time.FakeScheduler;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

public class TableReaderTest {
  private static final int ITEMS = 2_000;
  private static final int PROVISIONED = 10;

  private final FakeScheduler scheduler = new FakeScheduler();

  @Test
  public void allItemsComeOnceInTheirOrder() {
    MeteredTable table = new MeteredTable(scheduler, ITEMS, 600, PROVISIONED);
    List<String> ids = new ArrayList<>();

    read(
        reader(5),
        table,
        page ->
            page.items()
                .forEach(item -> ids.add(Objects.requireNonNull(item.attributes().get("id")).s())));

    assertThat(ids.size(), is(ITEMS));
    assertThat(ids, is(ids.stream().distinct().sorted().toList()));
  }

  @Test
  public void readingKeepsToTheLimitAndIsNeverThrottled() {
    MeteredTable table = new MeteredTable(scheduler, ITEMS, 600, PROVISIONED);

    double rate = rate(table, 5);

    assertThat(rate, is(closeTo(5, 0.1)));
    assertThat(table.throttled, is(0));
  }

  @Test
  public void whatTheFirstReadTakesUntilItIsThereIsNotSavedForTheNext() {
    MeteredTable table = new MeteredTable(scheduler, ITEMS, 600, PROVISIONED);
    table.first = Duration.ofSeconds(5);

    read(reader(5), table, page -> {});

    assertThat(table.throttled, is(0));
  }

  @Test
  public void pagesBeginWithOneItemAndStayWithinASecondsUnits() {
    MeteredTable table = new MeteredTable(scheduler, ITEMS, 600, PROVISIONED);

    read(reader(5), table, page -> {});

    assertThat(table.pages.subList(0, 4), is(List.of(1, 4, 16, 34)));
    assertThat(table.limits, everyItem(lessThanOrEqualTo(5 * 4_096 / 600)));
  }

  @Test
  public void itemsOfAnySizeAreReadAtTheLimit() {
    assertThat(rate(new MeteredTable(scheduler, 5_000, 60, PROVISIONED), 5), is(closeTo(5, 0.2)));
    assertThat(rate(new MeteredTable(scheduler, 30, 40_000, PROVISIONED), 5), is(closeTo(5, 0.2)));
  }

  @Test
  public void withoutALimitOnDemandPagesAreWhole() {
    MeteredTable table = new MeteredTable(scheduler, 10_000, 600, 1e9);

    read(new TableReader(limiter(0), 256), table, page -> {});

    assertThat(table.limits, everyItem(nullValue()));
    assertThat(scheduler.slept.size(), is(0));
  }

  @Test
  public void withoutALimitReadingSlowsDownWhereItIsThrottledAndComesToTheEnd() {
    MeteredTable table = new MeteredTable(scheduler, ITEMS, 600, PROVISIONED);

    double rate = rate(table, 0);

    assertThat(table.throttled, is(greaterThan(0)));
    assertThat(table.throttled, is(lessThan(table.pages.size() / 2)));
    assertThat(rate, is(allOf(greaterThan(7.0), lessThan(11.0))));
  }

  @Test
  public void besideOthersReadingTakesWhatIsLeft() {
    MeteredTable table = new MeteredTable(scheduler, ITEMS, 600, 2);

    double rate = rate(table, 5);

    assertThat(table.throttled, is(greaterThan(0)));
    assertThat(rate, is(allOf(greaterThan(1.5), lessThan(2.2))));
  }

  @Test
  public void noReadForTheStatedTimeFailsTheRunWithTheLastAnswer() {
    SdkException throttling = MeteredTable.throttling();

    RunFailedException failure =
        assertThrows(
            RunFailedException.class, () -> read(reader(5), throwing(throttling), page -> {}));

    assertThat(failure.getCause(), is(sameInstance(throttling)));
    assertThat(
        failure.getMessage(),
        allOf(
            startsWith("The table answered no read for 9"),
            endsWith(
                "ProvisionedThroughputExceededException. Raise the table's provisioned read units"
                    + " or lower --readCapacity, then resume.")));
    assertThat(scheduler.sleptInAll(), is(greaterThan(RateLimiter.PATIENCE)));
  }

  @Test
  public void whatWaitingCannotMendIsThrownAtOnce() {
    SdkException denied = DynamoDbException.builder().statusCode(400).build();

    SdkException thrown =
        assertThrows(SdkException.class, () -> read(reader(0), throwing(denied), page -> {}));

    assertThat(thrown, is(sameInstance(denied)));
    assertThat(scheduler.slept.size(), is(0));
  }

  private double rate(MeteredTable table, double limit) {
    long start = scheduler.nanoTime();
    read(reader(limit), table, page -> {});
    return table.units * 1e9 / (scheduler.nanoTime() - start);
  }

  private static void read(
      TableReader reader, DynamoDbClient table, Consumer<TableReader.Page> pages) {
    reader.read(table, "t", 0, 4, pages);
  }

  private TableReader reader(double limit) {
    return new TableReader(limiter(limit), PROVISIONED);
  }

  private RateLimiter limiter(double limit) {
    return new RateLimiter(RateLimiter.Kind.READ, limit, 0, scheduler);
  }

  private static DynamoDbClient throwing(SdkException failure) {
    return new DynamoDbClient() {
      @Override
      public ScanResponse scan(ScanRequest request) {
        throw failure;
      }

      @Override
      public String serviceName() {
        return SERVICE_NAME;
      }

      @Override
      public void close() {}
    };
  }
}
