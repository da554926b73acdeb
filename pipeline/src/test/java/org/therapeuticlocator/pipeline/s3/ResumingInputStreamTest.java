package org.therapeuticlocator.pipeline.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.Assert.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.Test;
import org.therapeuticlocator.pipeline.failure.RunFailedException;
import org.therapeuticlocator.pipeline.time.FakeScheduler;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

public class ResumingInputStreamTest {
  private static final GetObjectRequest WHOLE =
      GetObjectRequest.builder().bucket("b").key("k").build();

  private final FakeScheduler scheduler = new FakeScheduler();

  @Test
  public void downloadGoesOnAtTheByteWhereTheConnectionBroke() throws IOException {
    Broken s3 = new Broken("abcdefghij", broken("abc"), broken("def"), whole("ghij"));

    assertThat(read(s3, WHOLE), is("abcdefghij"));
    assertThat(s3.asked, contains("null null", "bytes=3- \"e\"", "bytes=6- \"e\""));
    assertThat(scheduler.slept, contains(Duration.ofMillis(200), Duration.ofMillis(200)));
  }

  @Test
  public void bodyThatEndsTooEarlyWithoutAnErrorIsNotTakenForWhole() throws IOException {
    Broken s3 = new Broken("abcdef", whole("ab"), whole("cdef"));

    assertThat(read(s3, WHOLE), is("abcdef"));
  }

  @Test
  public void partKeepsItsEnd() throws IOException {
    GetObjectRequest part = WHOLE.toBuilder().range("bytes=100-105").build();
    Broken s3 = new Broken("abcdef", broken("ab"), whole("cdef"));

    assertThat(read(s3, part), is("abcdef"));
    assertThat(s3.asked, contains("bytes=100-105 null", "bytes=102-105 \"e\""));
  }

  @Test
  public void objectThatWasReplacedFailsTheRun() {
    Broken s3 = new Broken("abcdef", broken("ab"));

    RunFailedException failure = assertThrows(RunFailedException.class, () -> read(s3, WHOLE));
    assertThat(failure.getMessage(), containsString("s3://b/k changed while it was being read"));
  }

  @Test
  public void connectionThatNeverHoldsFailsTheDownloadAfterAWhile() {
    Broken s3 =
        new Broken(
            "abcdef",
            broken("ab"),
            broken(""),
            broken(""),
            broken(""),
            broken(""),
            broken(""),
            broken(""));

    IOException failure = assertThrows(IOException.class, () -> read(s3, WHOLE));
    assertThat(failure.getMessage(), is("reading s3://b/k at byte 2: reset"));
    assertThat(s3.asked, hasSize(7));
    assertThat(scheduler.slept.get(5), is(Duration.ofMillis(6_400)));
  }

  @Test
  public void bodyThatAlwaysEndsTooEarlyFailsTheDownloadAsBrokenConnectionsDo() {
    Broken s3 =
        new Broken(
            "abcdef",
            whole("ab"),
            whole(""),
            whole(""),
            whole(""),
            whole(""),
            whole(""),
            whole(""));

    IOException failure = assertThrows(IOException.class, () -> read(s3, WHOLE));
    assertThat(failure.getMessage(), is("reading s3://b/k at byte 2: it ended after 2 of 6 bytes"));
    assertThat(s3.asked, hasSize(7));
  }

  private String read(Broken s3, GetObjectRequest request) throws IOException {
    try (InputStream in = ResumingInputStream.open(s3, request, scheduler)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static InputStream whole(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  private static InputStream broken(String text) {
    return new SequenceInputStream(
        whole(text),
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("reset");
          }

          @Override
          public int read(byte[] buffer, int from, int count) throws IOException {
            throw new IOException("reset");
          }
        });
  }

  /** Answers with these bodies, and when there is none left that the object is another. */
  private static final class Broken implements S3Client {
    final List<String> asked = new ArrayList<>();
    private final Deque<InputStream> bodies;
    private long left;

    Broken(String object, InputStream... bodies) {
      this.left = object.length();
      this.bodies = new ArrayDeque<>(List.of(bodies));
    }

    @Override
    public ResponseInputStream<GetObjectResponse> getObject(GetObjectRequest request) {
      asked.add(request.range() + " " + request.ifMatch());
      InputStream body = bodies.poll();
      if (body == null) {
        throw S3Exception.builder().statusCode(412).message("changed").build();
      }
      return new ResponseInputStream<>(
          GetObjectResponse.builder().contentLength(left).eTag("\"e\"").build(),
          AbortableInputStream.create(body));
    }

    @Override
    public String serviceName() {
      return "s3";
    }

    @Override
    public void close() {
      left = 0;
    }
  }
}
