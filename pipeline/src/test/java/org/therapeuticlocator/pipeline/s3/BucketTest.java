package org.therapeuticlocator.pipeline.s3;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.DelegatingS3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

public class BucketTest {
  private final InMemoryS3 s3 = new InMemoryS3();
  private final Bucket bucket = new Bucket(s3, "data");

  @Test
  public void objectOfAnotherTextIsNotWrittenOver() {
    assertThat(bucket.writeNew("k", "a").isPresent(), is(true));
    assertThat(bucket.writeNew("k", "b"), is(Optional.empty()));
    assertThat(bucket.read("k").map(Bucket.Text::text), is(Optional.of("a")));
  }

  @Test
  public void sameTextIsTakenForOurOwnWhoseAnswerWasLost() {
    String first = bucket.writeNew("k", "a").orElseThrow();
    assertThat(bucket.writeNew("k", "a"), is(Optional.of(first)));

    String second = bucket.replace("k", "b", first).orElseThrow();
    assertThat(bucket.replace("k", "b", first), is(Optional.of(second)));
    assertThat(bucket.replace("k", "c", first), is(Optional.empty()));
  }

  @Test
  public void objectThatIsGoneIsNotReplaced() {
    assertThat(bucket.replace("k", "a", "\"e\""), is(Optional.empty()));
  }

  @Test
  public void pageIsHtmlAndWhateverElseIsWrittenIsJson() {
    List<String> types = new ArrayList<>();
    Bucket noting =
        new Bucket(
            new DelegatingS3Client(s3) {
              @Override
              public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
                types.add(request.contentType());
                return s3.putObject(request, body);
              }
            },
            "data");
    noting.write("report.html", "<!doctype html>");
    noting.write("report.json", "{}");
    assertThat(noting.writeNew("manifest.json", "{}").isPresent(), is(true));

    assertThat(types, contains("text/html; charset=utf-8", "application/json", "application/json"));
  }

  @Test
  public void whatIsNotDeletedIsAnswered() {
    bucket.write("k", "a");
    assertThat(bucket.delete(List.of("other")), is(Map.of()));
    s3.denyDeletes();
    assertThat(bucket.delete(List.of("k")), is(Map.of("k", "AccessDenied")));
  }
}
