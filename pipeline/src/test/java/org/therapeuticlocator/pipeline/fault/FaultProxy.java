package org.therapeuticlocator.pipeline.fault;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Stands in front of S3 or DynamoDB on 127.0.0.1, passes calls on as they are, and does what tests
 * want to happen to some of them. It keeps count of the BatchWriteItem calls.
 */
final class FaultProxy implements AutoCloseable {
  // Of the connection on either side, and those that the HTTP client sets by itself.
  private static final Set<String> HOP_HEADERS =
      Set.of(
          "connection", "content-length", "date", "expect", "host", "transfer-encoding", "upgrade");

  static {
    // Else an answer waits 40 ms for the acknowledgement of its headers.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  /**
   * A BatchWriteItem that the service carried out.
   *
   * @param nanoTime when it had
   * @param items how many of its items it took
   */
  record Write(long nanoTime, int items) {}

  private final URI service;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<Fault> faults = new CopyOnWriteArrayList<>();
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();

  private final Queue<Integer> batches = new ConcurrentLinkedQueue<>();
  private final Queue<Long> callTimes = new ConcurrentLinkedQueue<>();
  private final Queue<Write> writes = new ConcurrentLinkedQueue<>();
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger mostInFlight = new AtomicInteger();

  private FaultProxy(URI service, HttpServer server) {
    this.service = service;
    this.server = server;
  }

  /** Starts one in front of {@code service}. */
  static FaultProxy of(URI service) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
    FaultProxy proxy = new FaultProxy(service, server);
    server.setExecutor(proxy.threads);
    server.createContext("/", proxy::handle);
    server.start();
    return proxy;
  }

  /** Where it answers. */
  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Adds faults, the first being the nearest to the caller. */
  void add(Fault... more) {
    faults.addAll(List.of(more));
  }

  /** From here on everything goes well. */
  void heal() {
    faults.clear();
  }

  /** How many items each BatchWriteItem call had. */
  List<Integer> batches() {
    return List.copyOf(batches);
  }

  /** When each BatchWriteItem call came. */
  List<Long> callTimes() {
    return List.copyOf(callTimes);
  }

  /** What the service took, in that order. */
  List<Write> writes() {
    return List.copyOf(writes);
  }

  /** How many items the service took. */
  int itemsTaken() {
    return writes.stream().mapToInt(Write::items).sum();
  }

  /** How many BatchWriteItem calls were on their way at once, at most. */
  int mostInFlight() {
    return mostInFlight.get();
  }

  /** Whether any calls are on their way now. */
  boolean isBusy() {
    return calls.get() > 0;
  }

  private void handle(HttpExchange exchange) throws IOException {
    calls.incrementAndGet();
    // An exchange that is closed before it is answered drops its connection.
    try (exchange) {
      Call call = call(exchange);
      if (call.isBatchWrite()) {
        batches.add(call.items());
        callTimes.add(System.nanoTime());
        mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
      }
      try {
        Answer answer = answer(call, List.copyOf(faults));
        if (answer != null) {
          send(exchange, answer);
        }
      } finally {
        if (call.isBatchWrite()) {
          inFlight.decrementAndGet();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      // A test's own mistake; close() throws it.
      failures.add(e);
    } finally {
      calls.decrementAndGet();
    }
  }

  private static Call call(HttpExchange exchange) throws IOException {
    Map<String, List<String>> headers = lowerCase(exchange.getRequestHeaders());
    String target = headers.getOrDefault("x-amz-target", List.of("")).get(0);
    String uri = exchange.getRequestURI().toString();
    String method = exchange.getRequestMethod();
    String name =
        target.isEmpty()
            ? method + ' ' + uri.substring(1)
            : target.substring(target.indexOf('.') + 1);
    return new Call(method, name, uri, headers, exchange.getRequestBody().readAllBytes());
  }

  private @Nullable Answer answer(Call call, List<Fault> ahead)
      throws IOException, InterruptedException {
    return ahead.isEmpty()
        ? forward(call)
        : ahead.get(0).answer(call, rest -> answer(rest, ahead.subList(1, ahead.size())));
  }

  private Answer forward(Call call) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(service.resolve(call.uri()))
            .method(call.method(), HttpRequest.BodyPublishers.ofByteArray(call.body()));
    call.headers()
        .forEach(
            (name, values) -> {
              if (!HOP_HEADERS.contains(name)) {
                values.forEach(value -> request.header(name, value));
              }
            });
    HttpResponse<byte[]> response =
        client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    Answer answer =
        new Answer(response.statusCode(), lowerCase(response.headers().map()), response.body());
    if (call.isBatchWrite() && answer.isSuccess()) {
      int taken = call.items() - Call.size(answer.json().path("UnprocessedItems"));
      writes.add(new Write(System.nanoTime(), taken));
    }
    return answer;
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    boolean head = exchange.getRequestMethod().equals("HEAD");
    answer
        .headers()
        .forEach(
            (name, values) -> {
              if (!HOP_HEADERS.contains(name) || (head && name.equals("content-length"))) {
                exchange.getResponseHeaders().put(name, values);
              }
            });
    int length = answer.body().length;
    exchange.sendResponseHeaders(answer.status(), length == 0 ? -1 : length);
    if (length > 0) {
      exchange.getResponseBody().write(answer.body(), 0, answer.sent());
      exchange.getResponseBody().flush();
    }
  }

  private static Map<String, List<String>> lowerCase(Map<String, List<String>> headers) {
    Map<String, List<String>> lower = new TreeMap<>();
    headers.forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), values));
    return lower;
  }

  /** Stops, and fails if an action of the test did. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    if (!failures.isEmpty()) {
      throw new AssertionError("in the proxy", failures.get(0));
    }
  }
}
