package org.therapeuticlocator.pipeline.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.InvalidObjectStateException;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.paginators.ListObjectsV2Iterable;

/** One bucket of small texts that honours conditional writes. */
public final class InMemoryS3 implements S3Client {
  private static final Instant NOW = Instant.parse("2024-04-12T03:15:00Z");

  private final Map<String, String> objects = new TreeMap<>();
  private final Map<String, Instant> modified = new HashMap<>();
  private final Set<String> archived = new HashSet<>();
  private final AtomicInteger gets = new AtomicInteger();
  private boolean deletesDenied;

  /** An object that is there, but is not given. */
  public void archive(String key) {
    archived.add(key);
  }

  /** From here on nothing is deleted. */
  public void denyDeletes() {
    deletesDenied = true;
  }

  @Override
  public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
    String before = objects.get(request.key());
    String mustBe = header(request, "If-Match");
    boolean taken = header(request, "If-None-Match") != null && before != null;
    boolean changed = mustBe != null && (before == null || !mustBe.equals(etag(before)));
    if (taken || changed) {
      throw S3Exception.builder().statusCode(412).build();
    }
    try (InputStream in = body.contentStreamProvider().newStream()) {
      objects.put(request.key(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    modified.merge(request.key(), NOW, (last, first) -> last.plusSeconds(60));
    return PutObjectResponse.builder().eTag(etag(objects.get(request.key()))).build();
  }

  /** How often an object was asked for. */
  public int gets() {
    return gets.get();
  }

  @Override
  public ResponseInputStream<GetObjectResponse> getObject(GetObjectRequest request) {
    gets.incrementAndGet();
    String text = objects.get(request.key());
    if (text == null) {
      throw NoSuchKeyException.builder().statusCode(404).build();
    }
    if (archived.contains(request.key())) {
      throw InvalidObjectStateException.builder().statusCode(403).build();
    }
    return new ResponseInputStream<>(
        GetObjectResponse.builder().eTag(etag(text)).build(),
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public HeadObjectResponse headObject(HeadObjectRequest request) {
    String text = objects.get(request.key());
    if (text == null) {
      throw S3Exception.builder().statusCode(404).build();
    }
    HeadObjectResponse.Builder head = HeadObjectResponse.builder();
    // The time of the answer and that of the object are one: everything was just written.
    head.sdkHttpResponse(
        SdkHttpResponse.builder().putHeader("Date", "Fri, 12 Apr 2024 03:15:00 GMT").build());
    return head.contentLength((long) text.length()).eTag(etag(text)).lastModified(NOW).build();
  }

  @Override
  public ListObjectsV2Iterable listObjectsV2Paginator(ListObjectsV2Request request) {
    return new ListObjectsV2Iterable(this, request);
  }

  @Override
  public ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
    List<S3Object> found =
        objects.entrySet().stream()
            .filter(object -> object.getKey().startsWith(request.prefix()))
            .map(
                object ->
                    S3Object.builder()
                        .key(object.getKey())
                        .size((long) object.getValue().length())
                        .eTag(etag(object.getValue()))
                        .lastModified(modified.get(object.getKey()))
                        .build())
            .toList();
    ListObjectsV2Response.Builder listing = ListObjectsV2Response.builder().isTruncated(false);
    return request.delimiter() == null
        ? listing.contents(found).build()
        : listing.commonPrefixes(folders(found, request)).build();
  }

  private static List<CommonPrefix> folders(List<S3Object> found, ListObjectsV2Request request) {
    int start = request.prefix().length();
    return found.stream()
        .map(S3Object::key)
        .filter(key -> key.indexOf(request.delimiter(), start) >= 0)
        .map(key -> key.substring(0, key.indexOf(request.delimiter(), start) + 1))
        .distinct()
        .map(folder -> CommonPrefix.builder().prefix(folder).build())
        .toList();
  }

  @Override
  public DeleteObjectsResponse deleteObjects(DeleteObjectsRequest request) {
    if (deletesDenied) {
      return DeleteObjectsResponse.builder()
          .errors(request.delete().objects().stream().map(InMemoryS3::denied).toList())
          .build();
    }
    request.delete().objects().forEach(object -> objects.remove(object.key()));
    return DeleteObjectsResponse.builder().build();
  }

  private static S3Error denied(ObjectIdentifier object) {
    return S3Error.builder().key(object.key()).code("AccessDenied").build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}

  private static String etag(String text) {
    return "\"" + Integer.toHexString(text.hashCode()) + "\"";
  }

  private static @Nullable String header(AwsRequest request, String name) {
    return request
        .overrideConfiguration()
        .map(configuration -> configuration.headers().get(name))
        .map(values -> values.get(0))
        .orElse(null);
  }
}
