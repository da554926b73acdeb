package org.therapeuticlocator.pipeline.console;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.stringContainsInOrder;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.time.Scheduler;
import org.therapeuticlocator.transforms.ProgressCounters;

public class ProgressTest {
  private static final Map<String, Long> TRANSFORMING =
      Map.of(
          ProgressCounters.ROWS,
          6_000L,
          ProgressCounters.CHARACTERS,
          450_000L,
          ProgressCounters.REJECTED,
          2L);

  private final SettableClock clock = new SettableClock();
  private final List<Runnable> beats = new ArrayList<>();
  private final List<Duration> intervals = new ArrayList<>();
  private int stopped;

  private final Scheduler scheduler =
      new Scheduler() {
        @Override
        public long nanoTime() {
          throw new UnsupportedOperationException();
        }

        @Override
        public void sleep(Duration duration) {
          throw new UnsupportedOperationException();
        }

        @Override
        public Runnable every(Duration period, Runnable action) {
          intervals.add(period);
          beats.add(action);
          return () -> stopped++;
        }
      };

  @Test
  public void pipedProgressIsAPlainLineEveryTenSeconds() {
    Streams piped = new Streams(Terminal.NONE);
    Runnable endShowing =
        progress(piped, new Progress.Workload(1_000_000, 0, 0))
            .begin(Stage.TRANSFORM, "transform", () -> TRANSFORMING);
    assertThat(piped.err(), is(""));

    beatAfter(10);
    beatAfter(20);
    endShowing.run();

    assertThat(intervals, is(List.of(Duration.ofSeconds(10))));
    assertThat(
        piped.err(),
        is(
            """
            transform: 45 %, 6,000 rows, 2 rejected, 600 rows/s, 0:12 left
            transform: 45 %, 6,000 rows, 2 rejected, 300 rows/s, 0:24 left
            """));
    assertThat(stopped, is(1));
  }

  @Test
  public void unknownTotalsGiveNoShareAndNoTimeLeft() {
    says(
        Stage.TRANSFORM,
        TRANSFORMING,
        new Progress.Workload(Progress.UNKNOWN, 0, 0),
        "6,000 rows, 2 rejected, 600 rows/s");
    // A packed file of several members is larger than its end says.
    says(
        Stage.TRANSFORM,
        TRANSFORMING,
        new Progress.Workload(1_000, 0, 0),
        "6,000 rows, 2 rejected, 600 rows/s");
    says(Stage.TRANSFORM, Map.of(), new Progress.Workload(1_000, 0, 0), "0 %, 0 rows, 0 rows/s");
  }

  @Test
  public void stepThatDoesWhatAStageDoesHasANameOfItsOwn() {
    Streams piped = new Streams(Terminal.NONE);
    Map<String, Long> compared = Map.of(ProgressCounters.COMPARED, 1_000L);
    progress(piped, new Progress.Workload(1_000, 0, 0)).begin(Stage.PLAN, "verify", () -> compared);

    beatAfter(10);

    assertThat(piped.err(), is("verify: 100 %, 1,000 of 1,000 compared, writing what differs\n"));
  }

  @Test
  public void everyStageSaysWhatItDoes() {
    says(
        Stage.EXTRACT,
        Map.of(ProgressCounters.UPLOADED, 12_300_000L),
        new Progress.Workload(49_200_000, 0, 0),
        "25 %, 12.3 MB of 49.2 MB uploaded, 1.2 MB/s, 0:30 left");
    says(
        Stage.TRANSFORM,
        Map.of(ProgressCounters.ROWS, 9_000L, ProgressCounters.CHARACTERS, 995L),
        new Progress.Workload(1_000, 0, 0),
        "99 %, 9,000 rows, sorting and writing");
    says(
        Stage.PLAN,
        Map.of(ProgressCounters.SCANNED, 5_000L),
        new Progress.Workload(13_308, 0, 0),
        "0 %, 5,000 items read");
    says(
        Stage.PLAN,
        Map.of(ProgressCounters.SCANNED, 5_000L, ProgressCounters.COMPARED, 3_327L),
        new Progress.Workload(13_308, 0, 0),
        "25 %, 3,327 of 13,308 compared, 0:30 left");
    says(
        Stage.LOAD,
        Map.of(ProgressCounters.WRITTEN, 400L),
        new Progress.Workload(1_000, 1.5, 200),
        "40 %, 400 of 1,000 written, 60 units/s of 200, 0:15 left");
    says(
        Stage.LOAD,
        Map.of(ProgressCounters.WRITTEN, 400L),
        new Progress.Workload(Progress.UNKNOWN, 1, 0),
        "400 written, 40 units/s");
    says(
        Stage.LOAD,
        Map.of(ProgressCounters.WRITTEN, 400L),
        new Progress.Workload(1_000, 0, 0),
        "40 %, 400 of 1,000 written, 40 changes/s, 0:15 left");
    says(
        Stage.LOAD, Map.of(), new Progress.Workload(1_000, 1.5, 200), "0 %, 1,000 changes to make");
  }

  @Test
  public void liveProgressIsOneLineThatFitsAndIsGoneInTheEnd() {
    Streams terminal = new Streams(new Terminal(true, true, 80));
    Map<String, Long> large =
        Map.of(
            ProgressCounters.ROWS, 123_456_789L,
            ProgressCounters.CHARACTERS, 45_000_000_000L,
            ProgressCounters.REJECTED, 1_234_567L);
    Runnable endShowing =
        progress(terminal, new Progress.Workload(100_000_000_000L, 0, 0))
            .begin(Stage.TRANSFORM, "transform", () -> large);
    beatAfter(5_000);
    endShowing.run();

    assertThat(intervals.get(0), lessThan(Duration.ofSeconds(1)));
    assertThat(terminal.err(), endsWith("\r\u001B[K"));
    assertThat(
        frames(terminal),
        hasItem(stringContainsInOrder("transform  45% [", "123,456,789 rows, 1,234,567 rejected")));
    for (String line : frames(terminal)) {
      assertThat(line, line.length(), lessThan(80));
    }
  }

  @Test
  public void liveLineSaysHowMuchTimeIsLeft() {
    Streams terminal = new Streams(new Terminal(true, false, 80));
    Runnable endShowing =
        progress(terminal, new Progress.Workload(1_000_000, 0, 0))
            .begin(Stage.TRANSFORM, "transform", () -> TRANSFORMING);
    beatAfter(10);
    endShowing.run();

    assertThat(
        frames(terminal),
        hasItem("transform  45% [====     ] 6,000 rows, 2 rejected (0:10 / 0:12 left) 600 rows/s"));
  }

  @Test
  public void progressThatCannotBeFoundOutFailsNothing() {
    Streams piped = new Streams(Terminal.NONE);
    Progress progress =
        new Progress(
            piped.console,
            scheduler,
            clock,
            stage -> {
              throw new IllegalStateException("no manifest");
            });
    progress.begin(Stage.PLAN, "plan", Map::of).run();
    beatAfter(10);

    assertThat(piped.err(), is(""));
  }

  private void says(Stage stage, Map<String, Long> counts, Progress.Workload sizes, String words) {
    assertThat(
        new StageProgress(stage, counts, sizes, Duration.ofSeconds(10)).inWords(), is(words));
  }

  private Progress progress(Streams streams, Progress.Workload sizes) {
    return new Progress(streams.console, scheduler, clock, stage -> sizes);
  }

  private void beatAfter(int seconds) {
    clock.now = Instant.EPOCH.plusSeconds(seconds);
    beats.forEach(Runnable::run);
  }

  private static List<String> frames(Streams terminal) {
    return List.of(terminal.err().split("\r\u001B\\[K", -1));
  }

  private static final class SettableClock extends Clock {
    private Instant now = Instant.EPOCH;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
