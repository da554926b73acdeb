package org.therapeuticlocator.transforms;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.Test;
import org.therapeuticlocator.row.ItemId;

public class DetailTest {
  private static final List<String> IDS =
      IntStream.range(0, 20_000).mapToObj(i -> ItemId.of(attribute -> "PHARMACY " + i)).toList();

  @Test
  public void allOfASmallTableHaveHashesAndValues() {
    for (long items : new long[] {0, 1, 2_000}) {
      assertThat(hashed(Detail.forItems(items)), is(20_000L));
      assertThat(whole(Detail.forItems(items)), is(20_000L));
    }
  }

  @Test
  public void upToAMillionItemsHaveHashesAndSomeTwoThousandHaveValues() {
    Detail detail = Detail.forItems(20_000);

    assertThat(hashed(detail), is(20_000L));
    assertThat(whole(detail), allOf(greaterThan(1_850L), lessThan(2_150L)));
    assertThat(detail.isSample(), is(false));
    assertThat(Detail.forItems(1_000_000).isSample(), is(false));
  }

  @Test
  public void ofMoreThanAMillionOneInEightHasHashes() {
    Detail detail = Detail.forItems(1_000_001);

    assertThat(hashed(detail), allOf(greaterThan(2_350L), lessThan(2_650L)));
    assertThat(detail.isSample(), is(true));
    assertThat(
        IDS.stream().filter(id -> detail.hasValues(id, "{}")).allMatch(detail::hasHashes),
        is(true));
  }

  @Test
  public void nothingIsNoSample() {
    assertThat(hashed(Detail.NONE), is(0L));
    assertThat(whole(Detail.NONE), is(0L));
    assertThat(Detail.NONE.isSample(), is(false));
  }

  @Test
  public void idOfSomebodyElseHasNothing() {
    for (String id : List.of("", "guest", "0000000", "1234567g", "0000-000", "-0000001")) {
      assertThat(id, Detail.forItems(1).hasHashes(id), is(false));
      assertThat(id, Detail.forItems(1).hasValues(id, "{}"), is(false));
    }
  }

  @Test
  public void veryLongItemIsNotKeptWhole() {
    String id = IDS.get(0);

    assertThat(Detail.forItems(1).hasValues(id, "x".repeat(4_096)), is(true));
    assertThat(Detail.forItems(1).hasValues(id, "x".repeat(4_097)), is(false));
  }

  private static long hashed(Detail detail) {
    return IDS.stream().filter(detail::hasHashes).count();
  }

  private static long whole(Detail detail) {
    return IDS.stream().filter(id -> detail.hasValues(id, "{}")).count();
  }
}
