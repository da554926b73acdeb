package org.therapeuticlocator.pipeline.s3;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.aws.AwsConnection;
import org.therapeuticlocator.pipeline.aws.AwsErrors;
import org.therapeuticlocator.pipeline.aws.CallPolicy;
import org.therapeuticlocator.pipeline.aws.ObjectEncryption;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The driver's view of one bucket. Closing it closes the client, and so all that share it.
 *
 * @param encryption of whatever is written
 */
public record Bucket(S3Client s3, String name, ObjectEncryption encryption)
    implements AutoCloseable {
  private static final int MOST_KEYS_A_DELETE = 1_000;
  private static final int NOT_FOUND = 404;
  private static final int PRECONDITION_FAILED = 412;

  /** A bucket by name, which encrypts as it is set up to; nothing is called yet. */
  public Bucket(S3Client s3, String name) {
    this(s3, name, ObjectEncryption.OF_THE_BUCKET);
  }

  /** The driver's; whatever is written is to be encrypted like this. Nothing is called yet. */
  public static Bucket open(AwsConnection aws, String name, ObjectEncryption encryption) {
    return new Bucket(aws.openS3(), name, encryption);
  }

  /** One whose calls fail within seconds. */
  public static Bucket callingOnce(AwsConnection aws, String name) {
    return new Bucket(aws.s3Client(CallPolicy.ONCE).build(), name);
  }

  /** Another one, by the same client. */
  public Bucket other(String otherName) {
    return new Bucket(s3, otherName);
  }

  /** Makes it if it is missing, for the local AWS. */
  public void makeMissing() {
    if (s3.listBuckets().buckets().stream().noneMatch(bucket -> bucket.name().equals(name))) {
      s3.createBucket(request -> request.bucket(name));
    }
  }

  /** Calls the bucket; what is wrong with it goes to {@code problems}. */
  public void check(List<String> problems) {
    try {
      s3.headBucket(request -> request.bucket(name));
    } catch (SdkException e) {
      problems.add(
          "S3 bucket "
              + name
              + ": "
              + (e instanceof S3Exception answer && answer.statusCode() == NOT_FOUND
                  ? "there is no such bucket. Create it, or name another with --bucket."
                  : AwsErrors.of(e)));
    }
  }

  /** {@code s3://bucket/key}. */
  public String uri(String key) {
    return "s3://" + name + '/' + key;
  }

  /**
   * An object as it is now.
   *
   * @param etag as S3 answers it, with quotes
   * @param modified when it was written, by the store's own clock
   */
  public record Entry(String key, long size, String etag, Instant modified) {}

  /** An object's size and ETag; empty if there is none. */
  public Optional<Entry> head(String key) {
    return describe(key)
        .map(head -> new Entry(key, head.contentLength(), head.eTag(), head.lastModified()));
  }

  /** How long ago an object was written, by the store's own clock; empty if there is none. */
  public Optional<Duration> age(String key) {
    return describe(key).map(head -> Duration.between(head.lastModified(), answered(head)));
  }

  private static Instant answered(HeadObjectResponse head) {
    return head.sdkHttpResponse()
        .firstMatchingHeader("Date")
        .map(date -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)))
        .orElseGet(Instant::now);
  }

  private Optional<HeadObjectResponse> describe(String key) {
    try {
      return Optional.of(s3.headObject(request -> request.bucket(name).key(key)));
    } catch (S3Exception e) {
      if (e.statusCode() == NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** All objects below {@code prefix}, by key. */
  public List<Entry> list(String prefix) {
    List<Entry> entries = new ArrayList<>();
    for (S3Object object :
        s3.listObjectsV2Paginator(request -> request.bucket(name).prefix(prefix)).contents()) {
      entries.add(new Entry(object.key(), object.size(), object.eTag(), object.lastModified()));
    }
    return entries;
  }

  /** The names of the folders right below {@code prefix}, which ends with {@code /}. */
  public List<String> folders(String prefix) {
    List<String> names = new ArrayList<>();
    for (CommonPrefix folder :
        s3.listObjectsV2Paginator(request -> request.bucket(name).prefix(prefix).delimiter("/"))
            .commonPrefixes()) {
      names.add(folder.prefix().substring(prefix.length(), folder.prefix().length() - 1));
    }
    return names;
  }

  /**
   * Deletes objects; those that are not there do not matter. Answers those that S3 did not delete,
   * by key, with its reason, such as {@code AccessDenied}.
   */
  public Map<String, String> delete(List<String> keys) {
    Map<String, String> left = new TreeMap<>();
    for (int from = 0; from < keys.size(); from += MOST_KEYS_A_DELETE) {
      List<ObjectIdentifier> batch =
          keys.subList(from, Math.min(keys.size(), from + MOST_KEYS_A_DELETE)).stream()
              .map(key -> ObjectIdentifier.builder().key(key).build())
              .toList();
      s3.deleteObjects(
              request -> request.bucket(name).delete(Delete.builder().objects(batch).build()))
          .errors()
          .forEach(error -> left.put(error.key(), String.valueOf(error.code())));
    }
    return left;
  }

  /**
   * A small object's text with its ETag.
   *
   * @param etag as S3 answers it, with quotes
   */
  public record Text(String text, String etag) {}

  /** The text of an object; empty if there is none. */
  public Optional<Text> read(String key) {
    try (ResponseInputStream<GetObjectResponse> in =
        s3.getObject(request -> request.bucket(name).key(key))) {
      return Optional.of(
          new Text(new String(in.readAllBytes(), StandardCharsets.UTF_8), in.response().eTag()));
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + uri(key), e);
    }
  }

  /**
   * Hands over an object's lines for as long as they are wanted; none if there is no object. What
   * ends in {@code .gz} is unpacked.
   */
  public void readLines(String key, Predicate<String> wantsMore) {
    try (ResponseInputStream<GetObjectResponse> in =
            s3.getObject(request -> request.bucket(name).key(key));
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    key.endsWith(".gz") ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      while (line != null && wantsMore.test(line)) {
        line = lines.readLine();
      }
      if (line != null) {
        // Closing alone would read on to the end.
        in.abort();
      }
    } catch (NoSuchKeyException e) {
      return;
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + uri(key), e);
    }
  }

  /** Writes a JSON or HTML object, as its key ends, whatever was there; answers its ETag. */
  public String write(String key, String text) {
    return put(key, text, null, null).eTag();
  }

  /**
   * Writes an object if there is none of that key, or the same text, where the store honours the
   * condition; empty if there is another.
   */
  public Optional<String> writeNew(String key, String text) {
    return conditional(key, text, "If-None-Match", "*");
  }

  /**
   * Writes an object if it still has {@code etag}, or has that text already, where the store
   * honours the condition; empty if it is another.
   */
  public Optional<String> replace(String key, String text, String etag) {
    return conditional(key, text, "If-Match", etag);
  }

  private Optional<String> conditional(String key, String text, String header, String value) {
    try {
      return Optional.of(put(key, text, header, value).eTag());
    } catch (S3Exception e) {
      if (e.statusCode() != PRECONDITION_FAILED) {
        throw e;
      }
      // Where an answer is lost, the SDK sends the object again and meets its own.
      return read(key).filter(stored -> stored.text().equals(text)).map(Text::etag);
    }
  }

  private PutObjectResponse put(
      String key, String text, @Nullable String header, @Nullable String value) {
    String type = key.endsWith(".html") ? "text/html; charset=utf-8" : "application/json";
    return s3.putObject(
        request -> {
          encryption.apply(request.bucket(name).key(key).contentType(type));
          if (header != null) {
            // This SDK has no setter for conditional writes.
            request.overrideConfiguration(override -> override.putHeader(header, value));
          }
        },
        RequestBody.fromString(text, StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    s3.close();
  }
}
