package org.therapeuticlocator.bench;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.row.Attribute;
import org.therapeuticlocator.row.DuplicateRule;
import org.therapeuticlocator.row.Header;
import org.therapeuticlocator.row.Issue;
import org.therapeuticlocator.row.Outcome;
import org.therapeuticlocator.row.Provider;
import org.therapeuticlocator.row.RowCleaner;
import org.therapeuticlocator.row.SnapshotLine;
import org.therapeuticlocator.row.UnusableHeaderException;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * What somebody would write by hand: reads the file, cleans it by the program's own core, keeps one
 * row of each id, and puts the snapshot to S3 or the items to DynamoDB. In a JVM of its own, whose
 * last line on standard output is {@code {"items":n,"readSeconds":s,"writeSeconds":s}}.
 */
final class Loop {
  private static final int ITEMS_A_CALL = 25;
  private static final int CALLS_IN_FLIGHT = 16;
  private static final int PARTS = 16;
  // As many as the program has unless told otherwise.
  private static final int CONNECTIONS = 4;
  private static final StaticCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("bench", "bench"));

  private Loop() {}

  /**
   * Runs one loop.
   *
   * @param args {@code one}, {@code threads}, {@code async} with an endpoint of DynamoDB and a
   *     table, {@code snapshot} with one of S3 and a bucket, or {@code rewritten}, {@code plain},
   *     {@code connections} with a database's URL and a table; before both, the file
   */
  public static void main(String[] args) throws Exception {
    long start = System.nanoTime();
    Collection<String> lines = snapshot(Path.of(args[1]));
    URI endpoint = URI.create(args[2]);
    List<Provider> rows =
        args[2].startsWith("jdbc:") ? lines.stream().map(SnapshotLine::parse).toList() : List.of();
    long read = System.nanoTime();
    switch (args[0]) {
      case "one" -> writeInThreads(1, lines, endpoint, args[3]);
      case "threads" -> writeInThreads(CALLS_IN_FLIGHT, lines, endpoint, args[3]);
      case "async" -> writeAsynchronously(lines, endpoint, args[3]);
      case "snapshot" -> putSnapshot(lines, endpoint, args[3]);
      case "rewritten" -> JdbcLoop.write(1, true, rows, args[2], args[3]);
      case "plain" -> JdbcLoop.write(1, false, rows, args[2], args[3]);
      case "connections" -> JdbcLoop.write(CONNECTIONS, true, rows, args[2], args[3]);
      default -> throw new IllegalArgumentException(args[0]);
    }
    System.out.printf(
        Locale.ROOT,
        "{\"items\":%d,\"readSeconds\":%.2f,\"writeSeconds\":%.2f}%n",
        lines.size(),
        (read - start) / 1e9,
        (System.nanoTime() - read) / 1e9);
    System.out.flush();
    Runtime.getRuntime().halt(0);
  }

  private static Collection<String> snapshot(Path file)
      throws IOException, UnusableHeaderException {
    Map<String, String> lines = new HashMap<>();
    try (BufferedReader rows =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file), 1 << 16),
                StandardCharsets.UTF_8))) {
      RowCleaner cleaner = new RowCleaner(Header.parse(rows.readLine()));
      for (String row = rows.readLine(); row != null; row = rows.readLine()) {
        if (cleaner.clean(row) instanceof Outcome.Kept kept) {
          String line = SnapshotLine.format(kept.provider());
          lines.merge(SnapshotLine.id(line), line, DuplicateRule::keep);
        }
      }
    }
    return lines.values();
  }

  private static void putSnapshot(Collection<String> lines, URI endpoint, String bucket)
      throws IOException {
    try (S3Client s3 =
        S3Client.builder()
            .endpointOverride(endpoint)
            .region(Region.US_EAST_1)
            .credentialsProvider(CREDENTIALS)
            .forcePathStyle(true)
            .build()) {
      List<String> all = List.copyOf(lines);
      for (int part = 0; part < PARTS; part++) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Writer out =
            new OutputStreamWriter(new GZIPOutputStream(bytes), StandardCharsets.UTF_8)) {
          for (int line = part; line < all.size(); line += PARTS) {
            out.write(all.get(line) + '\n');
          }
        }
        String key = "loop/part-" + part + ".jsonl.gz";
        s3.putObject(
            put -> put.bucket(bucket).key(key), RequestBody.fromBytes(bytes.toByteArray()));
      }
    }
  }

  private static void writeInThreads(int threads, Collection<String> lines, URI at, String table)
      throws Exception {
    ExecutorService writers = Executors.newFixedThreadPool(threads);
    try (DynamoDbClient client =
        DynamoDbClient.builder()
            .endpointOverride(at)
            .region(Region.US_EAST_1)
            .credentialsProvider(CREDENTIALS)
            .build()) {
      List<Future<?>> calls = new ArrayList<>();
      for (List<String> batch : batches(lines)) {
        calls.add(
            writers.submit(
                () -> {
                  requireAll(client.batchWriteItem(request(table, batch)).unprocessedItems());
                }));
      }
      for (Future<?> call : calls) {
        call.get();
      }
    } finally {
      writers.shutdownNow();
    }
  }

  private static void writeAsynchronously(Collection<String> lines, URI at, String table)
      throws Exception {
    Semaphore free = new Semaphore(CALLS_IN_FLIGHT);
    try (DynamoDbAsyncClient client =
        DynamoDbAsyncClient.builder()
            .endpointOverride(at)
            .region(Region.US_EAST_1)
            .credentialsProvider(CREDENTIALS)
            .httpClientBuilder(NettyNioAsyncHttpClient.builder().maxConcurrency(CALLS_IN_FLIGHT))
            .build()) {
      List<CompletableFuture<Void>> calls = new ArrayList<>();
      for (List<String> batch : batches(lines)) {
        free.acquire();
        calls.add(
            client
                .batchWriteItem(request(table, batch))
                .whenComplete((answer, failure) -> free.release())
                .thenAccept(answer -> requireAll(answer.unprocessedItems())));
      }
      CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)).get();
    }
  }

  private static void requireAll(Map<String, ?> unprocessed) {
    if (!unprocessed.isEmpty()) {
      throw new IllegalStateException("not all items of a call were written");
    }
  }

  private static List<List<String>> batches(Collection<String> lines) {
    List<String> all = List.copyOf(lines);
    List<List<String>> batches = new ArrayList<>();
    for (int from = 0; from < all.size(); from += ITEMS_A_CALL) {
      batches.add(all.subList(from, Math.min(all.size(), from + ITEMS_A_CALL)));
    }
    return batches;
  }

  private static BatchWriteItemRequest request(String table, List<String> lines) {
    List<WriteRequest> puts =
        lines.stream()
            .map(line -> PutRequest.builder().item(item(SnapshotLine.parse(line))).build())
            .map(put -> WriteRequest.builder().putRequest(put).build())
            .toList();
    return BatchWriteItemRequest.builder().requestItems(Map.of(table, puts)).build();
  }

  private static Map<String, AttributeValue> item(Provider provider) {
    Map<String, AttributeValue> item = new HashMap<>();
    for (Attribute attribute : Attribute.values()) {
      AttributeValue value = value(provider, attribute);
      if (value != null) {
        item.put(attribute.attributeName(), value);
      }
    }
    return item;
  }

  private static @Nullable AttributeValue value(Provider provider, Attribute attribute) {
    if (attribute.type() == Attribute.Type.FLAGS) {
      return provider.issues().isEmpty()
          ? null
          : AttributeValue.fromSs(provider.issues().stream().map(Issue::name).toList());
    }
    String text = provider.text(attribute);
    if (text == null) {
      return null;
    }
    return attribute.type() == Attribute.Type.NUMBER
        ? AttributeValue.fromN(text)
        : AttributeValue.fromS(text);
  }
}
