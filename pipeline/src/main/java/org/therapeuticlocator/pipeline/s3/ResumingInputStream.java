package org.therapeuticlocator.pipeline.s3;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.therapeuticlocator.pipeline.failure.RunFailedException;
import org.therapeuticlocator.pipeline.time.Scheduler;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * An object's bytes. Where the connection breaks, or ends too early, it is asked for what is left,
 * on the condition that it is still the same object. The SDK retries requests, never a body; and a
 * reader that sorts what it has read may leave a body alone for longer than any server waits.
 */
final class ResumingInputStream extends InputStream {
  /** How often in a row nothing may come before the download fails. */
  static final int MOST_FAILURES = 6;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");
  private static final int CHANGED = 412;

  private final S3Client client;
  private final GetObjectRequest request;
  private final Scheduler scheduler;
  private final long length;
  private final String etag;
  private final long offset;
  private final String end;

  private ResponseInputStream<GetObjectResponse> body;
  private long position;
  private int failures;

  /** What {@code client} answers to {@code request}, to its end. */
  static ResponseInputStream<GetObjectResponse> open(
      S3Client client, GetObjectRequest request, Scheduler scheduler) {
    ResponseInputStream<GetObjectResponse> first = client.getObject(request);
    ResumingInputStream all = new ResumingInputStream(client, request, first, scheduler);
    return new ResponseInputStream<>(
        first.response(), AbortableInputStream.create(all, () -> all.body.abort()));
  }

  private ResumingInputStream(
      S3Client client,
      GetObjectRequest request,
      ResponseInputStream<GetObjectResponse> first,
      Scheduler scheduler) {
    this.client = client;
    this.request = request;
    this.scheduler = scheduler;
    this.body = first;
    this.length = first.response().contentLength();
    this.etag = first.response().eTag();
    Matcher range = RANGE.matcher(request.range() == null ? "bytes=0-" : request.range());
    if (!range.matches()) {
      throw new IllegalArgumentException("not a range from a byte on: " + request.range());
    }
    this.offset = Long.parseLong(range.group(1));
    this.end = range.group(2);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int from, int count) throws IOException {
    while (true) {
      IOException failure;
      try {
        int read = body.read(buffer, from, count);
        if (read > 0) {
          position += read;
          failures = 0;
        }
        if (read >= 0 || position >= length) {
          return read;
        }
        failure = new IOException("it ended after " + position + " of " + length + " bytes");
      } catch (IOException e) {
        failure = e;
      }
      goOn(failure);
    }
  }

  private void goOn(IOException failure) throws IOException {
    body.abort();
    if (++failures > MOST_FAILURES) {
      throw new IOException(
          "reading " + address() + " at byte " + (offset + position) + ": " + failure.getMessage(),
          failure);
    }
    scheduler.pause(FIRST_PAUSE.multipliedBy(1L << (failures - 1)));
    String left = "bytes=" + (offset + position) + '-' + end;
    try {
      body = client.getObject(request.toBuilder().range(left).ifMatch(etag).build());
    } catch (S3Exception e) {
      if (e.statusCode() == CHANGED) {
        throw new RunFailedException(
            address()
                + " changed while it was being read. The table was not touched. Start a new run.",
            e);
      }
      throw e;
    }
  }

  private String address() {
    return "s3://" + request.bucket() + '/' + request.key();
  }

  @Override
  public void close() throws IOException {
    body.close();
  }
}
