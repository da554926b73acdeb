package org.therapeuticlocator.transforms;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.therapeuticlocator.transforms.Samples.A;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.Test;
import org.therapeuticlocator.row.ItemId;

public class BucketsTest {
  @Test
  public void smallFilesHaveFew() {
    assertThat(Buckets.forBytes(0), is(new Buckets(4)));
    assertThat(Buckets.forBytes(7 << 20), is(new Buckets(7)));
    assertThat(Buckets.forBytes(32 << 20), is(new Buckets(32)));
  }

  @Test
  public void aBucketOfALargeFileIsAbout8Megabytes() {
    assertThat(Buckets.forBytes(256 << 20), is(new Buckets(32)));
    assertThat(Buckets.forBytes(10_000_000_000L), is(new Buckets(1_192)));
  }

  @Test
  public void thereAreAtMost4096() {
    assertThat(Buckets.forBytes(Long.MAX_VALUE), is(new Buckets(4_096)));
  }

  @Test
  public void everyIdIsInOneOfThem() {
    Buckets buckets = new Buckets(7);
    // "polygenelubricants" is a word whose hash is the least int of all.
    for (String id : List.of("", "a", A, "polygenelubricants", "😀")) {
      assertThat(id, buckets.of(id), is(allOf(greaterThanOrEqualTo(0), lessThan(7))));
    }
    assertThat(new Buckets(1).of(A), is(0));
  }

  @Test
  public void idsAreSpreadEvenly() {
    Buckets buckets = new Buckets(64);
    int[] ids = new int[64];
    for (int i = 0; i < 64_000; i++) {
      String name = String.format(Locale.ROOT, "PHARMACY %d", i);
      ids[buckets.of(ItemId.of(attribute -> name))]++;
    }
    assertThat(Arrays.stream(ids).min().orElseThrow(), is(greaterThan(850)));
    assertThat(Arrays.stream(ids).max().orElseThrow(), is(lessThan(1_150)));
  }
}
