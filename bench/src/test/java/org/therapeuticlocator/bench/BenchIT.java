package org.therapeuticlocator.bench;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.stringContainsInOrder;

import java.nio.file.Path;
import java.util.List;
import org.junit.Test;

/** That the bench works; what it measures is no test. */
public class BenchIT {
  private static final List<Contender> LOOPS =
      List.of(Contender.SNAPSHOT_LOOP, Contender.ONE_THREAD, Contender.THREADS, Contender.ASYNC);

  @Test
  public void allLoopsCleanTheSameItemsAndTheTableTellsOfEach() throws Exception {
    Path project = Path.of(System.getProperty("bench.project"));
    Bench.Options options =
        Bench.Options.of(project, "--rows=1000", "--rounds=1", "--at=stub", "--only=loop");

    List<Result> results = Bench.run(project, options);

    List<Result> writes =
        results.stream().filter(each -> each.contender() != Contender.SNAPSHOT_LOOP).toList();
    assertThat(results.size(), is(4));
    assertThat(results.stream().map(Result::items).toList(), everyItem(is(996L)));
    assertThat(writes.stream().map(Result::itemsWritten).toList(), everyItem(is(996L)));
    assertThat(
        new Report(results).text(),
        stringContainsInOrder(LOOPS.stream().map(loop -> loop.label).toList()));
  }

  @Test
  public void loopsOfADatabaseWriteTheSameRowsToADistance() throws Exception {
    Path project = Path.of(System.getProperty("bench.project"));
    Bench.Options options =
        Bench.Options.of(
            project,
            "--destination=postgresql",
            "--rows=1000",
            "--rounds=1",
            "--at=10ms",
            "--only=loop");

    List<Result> results = Bench.run(project, options);

    assertThat(
        results.stream().map(Result::contender).toList(),
        is(List.of(Contender.REWRITTEN, Contender.PLAIN, Contender.CONNECTIONS)));
    assertThat(results.stream().map(Result::itemsWritten).toList(), everyItem(is(996L)));
  }
}
