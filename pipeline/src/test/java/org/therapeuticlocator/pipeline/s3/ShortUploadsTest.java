package org.therapeuticlocator.pipeline.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

public class ShortUploadsTest {
  private static final int PART_BYTES = 4;

  private final Calls s3 = new Calls();
  private final S3Client client = new ShortUploads(s3, PART_BYTES);

  @Test
  public void whatIsShorterThanAPartIsOneCall() {
    write("abc");

    assertThat(s3.calls, contains("put abc"));
  }

  @Test
  public void anEmptyObjectIsOneCall() {
    write();

    assertThat(s3.calls, contains("put "));
  }

  @Test
  public void whatFillsAPartGoesInParts() {
    write("abcd", "e");

    assertThat(
        s3.calls, contains("create", "part 1 of their-1 abcd", "part 2 of their-1 e", "complete"));
  }

  @Test
  public void twoThatAreOpenAtOnceDoNotMeet() {
    String first = begin();
    String second = begin();
    part(first, 1, "abcd");
    part(second, 1, "wxyz");
    part(first, 2, "e");
    complete(second);
    complete(first);

    assertThat(
        s3.calls,
        contains(
            "create",
            "part 1 of their-1 abcd",
            "create",
            "part 1 of their-2 wxyz",
            "part 2 of their-1 e",
            "complete",
            "complete"));
  }

  @Test
  public void theOneCallAsksForWhatTheUploadAskedFor() {
    write("abc");

    PutObjectRequest put = s3.put;
    assertThat(put.bucket(), is("bucket"));
    assertThat(put.key(), is("runs/a/part"));
    assertThat(put.contentType(), is("text/plain"));
    assertThat(put.storageClassAsString(), is("STANDARD_IA"));
    assertThat(put.serverSideEncryptionAsString(), is("aws:kms"));
    assertThat(put.ssekmsKeyId(), is("key"));
    assertThat(put.contentMD5(), is("md5 of abc"));
    assertThat(put.sseCustomerKey(), is(nullValue()));
  }

  private void write(String... parts) {
    String id = begin();
    for (int i = 0; i < parts.length; i++) {
      part(id, i + 1, parts[i]);
    }
    complete(id);
  }

  private String begin() {
    return client
        .createMultipartUpload(
            request ->
                request
                    .bucket("bucket")
                    .key("runs/a/part")
                    .contentType("text/plain")
                    .storageClass("STANDARD_IA")
                    .serverSideEncryption("aws:kms")
                    .ssekmsKeyId("key"))
        .uploadId();
  }

  private void part(String id, int number, String text) {
    client.uploadPart(
        request ->
            request
                .uploadId(id)
                .partNumber(number)
                .contentLength((long) text.length())
                .contentMD5("md5 of " + text),
        RequestBody.fromString(text));
  }

  private void complete(String id) {
    client.completeMultipartUpload(request -> request.uploadId(id));
  }

  /** What S3 is asked for. */
  private static final class Calls implements S3Client {
    private final List<String> calls = new ArrayList<>();
    private PutObjectRequest put = PutObjectRequest.builder().build();
    private int uploads;

    @Override
    public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
      calls.add("put " + text(body));
      put = request;
      return PutObjectResponse.builder().build();
    }

    @Override
    public CreateMultipartUploadResponse createMultipartUpload(
        CreateMultipartUploadRequest request) {
      calls.add("create");
      return CreateMultipartUploadResponse.builder().uploadId("their-" + ++uploads).build();
    }

    @Override
    public UploadPartResponse uploadPart(UploadPartRequest request, RequestBody body) {
      calls.add("part " + request.partNumber() + " of " + request.uploadId() + ' ' + text(body));
      return UploadPartResponse.builder().build();
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(
        CompleteMultipartUploadRequest request) {
      calls.add("complete");
      return CompleteMultipartUploadResponse.builder().build();
    }

    private static String text(RequestBody body) {
      try {
        return new String(body.contentStreamProvider().newStream().readAllBytes(), UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public String serviceName() {
      return "s3";
    }

    @Override
    public void close() {}
  }
}
