package org.therapeuticlocator.pipeline.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;

/** What is named as a Flink cluster and cannot run the program: told at once, not waited for. */
public class ClusterRefusalIT {
  private static final String OURS = "{\"flink-version\":\"1.19.1\"}";

  @Rule public final Lab lab = new Lab();

  @Test
  public void nobodyAnswers() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    refuses(
        "127.0.0.1:" + port,
        "The Flink cluster at http://127.0.0.1:" + port + " cannot be used: no answer");
  }

  @Test
  public void whatAnswersIsSilent() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      refuses("127.0.0.1:" + silent.getLocalPort(), "cannot be used: no answer");
    }
  }

  @Test
  public void whatAnswersIsNoFlink() throws Exception {
    refuses(Map.of("/config", "<html>hello</html>"), "is not Flink's REST API");
    refuses(Map.of("/config", "{}"), "is not Flink's REST API");
    refuses(Map.of(), "it answered 404 to GET /config");
  }

  @Test
  public void clusterIsOfAnotherFlink() throws Exception {
    refuses(
        Map.of("/config", "{\"flink-version\":\"1.20.1\"}"),
        "The cluster runs Flink 1.20.1, and this program is built for Flink 1.19.");
  }

  @Test
  public void clusterHasNoSlots() throws Exception {
    refuses(
        Map.of(
            "/config",
            OURS,
            "/overview",
            "{\"taskmanagers\":0,\"slots-total\":0,\"slots-available\":0}"),
        "has no slots: no TaskManager has registered");
  }

  @Test
  public void otherJobsHoldAllSlots() throws Exception {
    refuses(
        Map.of(
            "/config",
            OURS,
            "/overview",
            "{\"taskmanagers\":1,\"slots-total\":2,\"slots-available\":0}"),
        "Other jobs hold all 2 slots");
  }

  @Test
  public void masterIsNoAddress() {
    refuses("flink cluster", "--flinkMaster is not the host and port");
    refuses("me:secret@flink:8081", "--flinkMaster is not the host and port");
  }

  private void refuses(Map<String, String> answers, String sentence) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
    server.createContext(
        "/",
        exchange -> {
          String body = answers.getOrDefault(exchange.getRequestURI().getPath(), "");
          byte[] bytes = body.getBytes(UTF_8);
          exchange.sendResponseHeaders(body.isEmpty() ? 404 : 200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    try {
      refuses("127.0.0.1:" + server.getAddress().getPort(), sentence);
    } finally {
      server.stop(0);
    }
  }

  private void refuses(String master, String sentence) {
    lab.putInput(10);
    long start = System.nanoTime();

    Outcome run = lab.run(Runner.FLINK, "--flinkMaster=" + master);

    assertThat(run.err(), run.status(), is(2));
    assertThat(run.err(), containsString(sentence));
    assertThat(run.err(), containsString("Nothing was written."));
    assertThat(Duration.ofNanos(System.nanoTime() - start), lessThan(Duration.ofSeconds(90)));
    assertThat(lab.items(), empty());
  }
}
