package org.therapeuticlocator.pipeline.engine.flink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.therapeuticlocator.pipeline.failure.UsageException;
import org.therapeuticlocator.row.Json;

/** A Flink cluster, as its REST API tells of it. Every call fails after some seconds. */
public final class FlinkCluster {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration ANSWER = Duration.ofSeconds(8);
  private static final int DEFAULT_PORT = 8081;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final Set<String> ENDED = Set.of("FINISHED", "FAILED", "CANCELED", "SUSPENDED");

  /**
   * What the cluster can run at once.
   *
   * @param available slots that no job holds
   */
  record Slots(int total, int available) {}

  /**
   * A job, ended or not.
   *
   * @param state as Flink names it, such as {@code RUNNING}
   */
  record Job(String id, String name, String state) {
    /** Whether no task of it runs any more, or will. */
    boolean isOver() {
      return ENDED.contains(state);
    }
  }

  private final URI address;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();

  private FlinkCluster(URI address) {
    this.address = address;
  }

  /**
   * The cluster whose JobManager answers at {@code master}: {@code host}, {@code host:port} or an
   * http URL of them.
   *
   * @throws UsageException if it is none of them
   */
  public static FlinkCluster at(String master) {
    String hostAndPort = master.replaceFirst("^http://", "").replaceFirst("/$", "");
    try {
      URI uri = new URI("http://" + hostAndPort);
      // The host is null also where the port is not a number.
      if (uri.getHost() != null
          && uri.getRawUserInfo() == null
          && hostAndPort.equals(uri.getRawAuthority())) {
        return new FlinkCluster(
            uri.getPort() < 0 ? new URI("http://" + hostAndPort + ':' + DEFAULT_PORT) : uri);
      }
    } catch (URISyntaxException e) {
      // Told below.
    }
    throw new UsageException(
        "--flinkMaster is not the host and port of a Flink JobManager's REST API, such as"
            + " 127.0.0.1:8081.");
  }

  /** {@code http://host:port}. */
  public String address() {
    return address.toString();
  }

  /** Which Flink it is, such as {@code 1.19.3}. */
  String version() throws IOException {
    return text(get("/config"), "flink-version");
  }

  Slots slots() throws IOException {
    JsonNode overview = get("/overview");
    return new Slots(
        overview.path("slots-total").asInt(), overview.path("slots-available").asInt());
  }

  /** The jobs that it knows, ended ones too. */
  List<Job> jobs() throws IOException {
    List<Job> jobs = new ArrayList<>();
    for (JsonNode job : get("/jobs/overview").path("jobs")) {
      jobs.add(new Job(text(job, "jid"), text(job, "name"), text(job, "state")));
    }
    return jobs;
  }

  /** A job's state and steps, with what each has read and written so far. */
  JsonNode job(String id) throws IOException {
    return get("/jobs/" + id);
  }

  /** Asks for the end of a job; it ends some time later. One that is over or unknown stays so. */
  void cancel(String id) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.resolve("/jobs/" + id + "?mode=cancel"))
            .method("PATCH", HttpRequest.BodyPublishers.noBody());
    HttpResponse<String> response = send(request);
    boolean over = response.statusCode() == NOT_FOUND || response.statusCode() == CONFLICT;
    if (response.statusCode() / 100 != 2 && !over) {
      throw new IOException("it answered " + response.statusCode() + " to cancelling job " + id);
    }
  }

  private JsonNode get(String path) throws IOException {
    HttpResponse<String> response = send(HttpRequest.newBuilder(address.resolve(path)).GET());
    if (response.statusCode() / 100 != 2) {
      throw new IOException("it answered " + response.statusCode() + " to GET " + path);
    }
    try {
      return Json.MAPPER.readTree(response.body());
    } catch (JsonProcessingException e) {
      throw new IOException("what answers there is not Flink's REST API", e);
    }
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try {
      return client.send(request.timeout(ANSWER).build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } catch (IOException e) {
      String reason = e.getMessage() == null ? "" : ": " + e.getMessage();
      throw new IOException("no answer (" + e.getClass().getSimpleName() + reason + ')', e);
    }
  }

  private static String text(JsonNode node, String field) throws IOException {
    JsonNode value = node.get(field);
    if (value == null || !value.isTextual()) {
      throw new IOException("what answers there is not Flink's REST API");
    }
    return value.textValue();
  }
}
