package org.therapeuticlocator.pipeline.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.row.Json;

/** A connection to a browser that speaks the Chrome DevTools Protocol: calls out, events in. */
final class DevTools implements WebSocket.Listener, AutoCloseable {
  private static final int SECONDS = 20;

  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final Map<String, CompletableFuture<JsonNode>> awaited = new ConcurrentHashMap<>();
  private final List<JsonNode> events = new CopyOnWriteArrayList<>();
  private final AtomicInteger lastId = new AtomicInteger();
  private final StringBuilder message = new StringBuilder();
  private final WebSocket socket;

  DevTools(URI endpoint) {
    this.socket = now(HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(endpoint, this));
  }

  /** Calls {@code method} of a page's session, or of the browser where that is null. */
  JsonNode call(@Nullable String session, String method, Map<String, ?> parameters) {
    int id = lastId.incrementAndGet();
    ObjectNode call = Json.MAPPER.createObjectNode().put("id", id).put("method", method);
    call.set("params", Json.MAPPER.valueToTree(parameters));
    if (session != null) {
      call.put("sessionId", session);
    }
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    answers.put(id, answer);
    now(socket.sendText(call.toString(), true));
    JsonNode answered = now(answer);
    if (answered.has("error")) {
      throw new AssertionError(method + ": " + answered.get("error"));
    }
    return answered.path("result");
  }

  /** The next event of this name in a session; asked for before what brings it about. */
  CompletableFuture<JsonNode> next(String session, String method) {
    return awaited.computeIfAbsent(session + method, key -> new CompletableFuture<>());
  }

  /** The parameters of a session's events of this name so far. */
  List<JsonNode> events(String session, String method) {
    return events.stream()
        .filter(event -> event.path("method").asText().equals(method))
        .filter(event -> event.path("sessionId").asText().equals(session))
        .map(event -> event.path("params"))
        .toList();
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
    message.append(text);
    if (last) {
      receive(message.toString());
      message.setLength(0);
    }
    from.request(1);
    return null;
  }

  private void receive(String text) {
    JsonNode received;
    try {
      received = Json.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
    if (received.has("id")) {
      CompletableFuture<JsonNode> answer = answers.remove(received.get("id").asInt());
      if (answer != null) {
        answer.complete(received);
      }
      return;
    }
    events.add(received);
    CompletableFuture<JsonNode> waiting =
        awaited.remove(received.path("sessionId").asText() + received.path("method").asText());
    if (waiting != null) {
      waiting.complete(received);
    }
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    answers.values().forEach(answer -> answer.completeExceptionally(error));
    awaited.values().forEach(waiting -> waiting.completeExceptionally(error));
  }

  /** What a future brings, within seconds. */
  static <T> T now(CompletableFuture<T> future) {
    try {
      return future.get(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("the browser did not answer", e);
    }
  }

  @Override
  public void close() {
    socket.abort();
  }
}
