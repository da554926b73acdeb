package org.therapeuticlocator.pipeline.s3;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;

public class BucketTest {
  private final InMemoryS3 s3 = new InMemoryS3();
  private final Bucket bucket = new Bucket(s3, "data");

  @Test
  public void objectOfAnotherTextIsNotWrittenOver() {
    assertThat(bucket.writeNew("k", "text/plain", "a").isPresent(), is(true));
    assertThat(bucket.writeNew("k", "text/plain", "b"), is(Optional.empty()));
    assertThat(bucket.read("k").map(Bucket.Text::text), is(Optional.of("a")));
  }

  @Test
  public void sameTextIsTakenForOurOwnWhoseAnswerWasLost() {
    String first = bucket.writeNew("k", "text/plain", "a").orElseThrow();
    assertThat(bucket.writeNew("k", "text/plain", "a"), is(Optional.of(first)));

    String second = bucket.replace("k", "text/plain", "b", first).orElseThrow();
    assertThat(bucket.replace("k", "text/plain", "b", first), is(Optional.of(second)));
    assertThat(bucket.replace("k", "text/plain", "c", first), is(Optional.empty()));
  }

  @Test
  public void objectThatIsGoneIsNotReplaced() {
    assertThat(bucket.replace("k", "text/plain", "a", "\"e\""), is(Optional.empty()));
  }

  @Test
  public void whatIsNotDeletedIsAnswered() {
    bucket.write("k", "text/plain", "a");
    assertThat(bucket.delete(List.of("other")), is(Map.of()));
    s3.denyDeletes();
    assertThat(bucket.delete(List.of("k")), is(Map.of("k", "AccessDenied")));
  }
}
