package org.therapeuticlocator.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * A DynamoDB on 127.0.0.1 that keeps its items in memory, costs next to nothing and answers each
 * call after a fixed time, as the real one does; tables are there when they are named. It knows
 * DescribeTable, BatchWriteItem and Scan, of tables whose key is a hash in hexadecimal digits.
 */
final class DynamoDbStub implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PAGE_BYTES = 1 << 20;

  private final Map<String, ConcurrentNavigableMap<String, String>> tables =
      new ConcurrentHashMap<>();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger mostInFlight = new AtomicInteger();
  private final LongAdder writes = new LongAdder();
  private final LongAdder written = new LongAdder();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ScheduledExecutorService answers = Executors.newScheduledThreadPool(1);

  static {
    // An answer would wait 40 ms for the client to acknowledge its head.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final Duration latency;

  /**
   * What was written since the last {@link #reset}.
   *
   * @param mostInFlight calls of any kind that were waiting at once
   */
  record Stats(long calls, long items, int mostInFlight) {}

  DynamoDbStub(Duration latency) throws IOException {
    this.latency = latency;
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_024);
    server.setExecutor(threads);
    server.createContext("/", this::receive);
    server.start();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  Stats stats() {
    return new Stats(writes.sum(), written.sum(), mostInFlight.get());
  }

  void reset() {
    writes.reset();
    written.reset();
    mostInFlight.set(0);
  }

  int items(String table) {
    return table(table).size();
  }

  private void receive(HttpExchange exchange) throws IOException {
    long due = System.nanoTime() + latency.toNanos();
    mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
    String operation =
        exchange.getRequestHeaders().getFirst("X-Amz-Target").replaceAll(".*\\.", "");
    byte[] answer = answer(operation, JSON.readTree(exchange.getRequestBody()));
    Runnable answering = () -> threads.execute(() -> send(exchange, answer));
    var unused = answers.schedule(answering, due - System.nanoTime(), TimeUnit.NANOSECONDS);
  }

  private void send(HttpExchange exchange, byte[] answer) {
    inFlight.decrementAndGet();
    try (exchange) {
      exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    } catch (IOException e) {
      // The caller has gone; its process says why.
    }
  }

  private byte[] answer(String operation, JsonNode request) {
    String answer =
        switch (operation) {
          case "DescribeTable" -> describe(request.path("TableName").asText());
          case "BatchWriteItem" -> write(request.path("RequestItems"));
          case "Scan" -> scan(request);
          default -> throw new IllegalArgumentException(operation);
        };
    return answer.getBytes(StandardCharsets.UTF_8);
  }

  private ConcurrentNavigableMap<String, String> table(String arnOrName) {
    String name = arnOrName.substring(arnOrName.indexOf('/') + 1);
    return tables.computeIfAbsent(name, none -> new ConcurrentSkipListMap<>());
  }

  private String describe(String table) {
    ConcurrentNavigableMap<String, String> items = table(table);
    long bytes = items.isEmpty() ? 0 : 600L * items.size();
    return """
        {"Table":{"TableName":"%1$s","TableStatus":"ACTIVE","TableId":"%1$s",\
        "TableArn":"arn:aws:dynamodb:us-east-1:000000000000:table/%1$s",\
        "AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"}],\
        "KeySchema":[{"AttributeName":"id","KeyType":"HASH"}],"CreationDateTime":1,\
        "BillingModeSummary":{"BillingMode":"PAY_PER_REQUEST"},\
        "ProvisionedThroughput":{"ReadCapacityUnits":0,"WriteCapacityUnits":0},\
        "ItemCount":%2$d,"TableSizeBytes":%3$d}}"""
        .formatted(table, items.size(), bytes);
  }

  private String write(JsonNode requests) {
    writes.increment();
    requests
        .fields()
        .forEachRemaining(
            ofTable -> {
              ConcurrentNavigableMap<String, String> items = table(ofTable.getKey());
              for (JsonNode request : ofTable.getValue()) {
                written.increment();
                JsonNode item = request.path("PutRequest").path("Item");
                if (item.isMissingNode()) {
                  items.remove(request.at("/DeleteRequest/Key/id/S").asText());
                } else {
                  items.put(item.at("/id/S").asText(), text(item));
                }
              }
            });
    return "{\"UnprocessedItems\":{}}";
  }

  private String scan(JsonNode request) {
    String table = request.path("TableName").asText();
    int segments = request.path("TotalSegments").asInt(1);
    int segment = request.path("Segment").asInt(0);
    String last = request.at("/ExclusiveStartKey/id/S").asText("");
    ConcurrentNavigableMap<String, String> items =
        table(table).tailMap(start(segment, segments), true);
    if (segment + 1 < segments) {
      items = items.headMap(start(segment + 1, segments), false);
    }
    if (!last.isEmpty()) {
      items = items.tailMap(last, false);
    }
    int most = request.path("Limit").asInt(Integer.MAX_VALUE);
    StringBuilder page = new StringBuilder("{\"Items\":[");
    int count = 0;
    String more = "";
    for (Map.Entry<String, String> item : items.entrySet()) {
      if (count > 0) {
        page.append(',');
      }
      page.append(item.getValue());
      count++;
      if (page.length() >= PAGE_BYTES || count >= most) {
        more = ",\"LastEvaluatedKey\":{\"id\":{\"S\":\"" + item.getKey() + "\"}}";
        break;
      }
    }
    double units = Math.max(1, Math.ceil(page.length() / 4_096.0));
    return page
        + ("],\"Count\":" + count + ",\"ScannedCount\":" + count)
        + (",\"ConsumedCapacity\":{\"TableName\":\""
            + table
            + "\",\"CapacityUnits\":"
            + units
            + "}")
        + (more + '}');
  }

  /** The first key of a segment: the digits are dealt out evenly. */
  private static String start(int segment, int segments) {
    return segment == 0 ? "" : String.format(Locale.ROOT, "%08x", (1L << 32) * segment / segments);
  }

  private static String text(JsonNode item) {
    try {
      return JSON.writeValueAsString(item);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    answers.shutdownNow();
    threads.shutdownNow();
  }
}
