package org.therapeuticlocator.pipeline.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Test;
import software.amazon.awssdk.regions.Region;

public class AwsLocationsTest {
  private static final String ANSWER =
      "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">"
          + "<GetCallerIdentityResult><Account>123456789012</Account></GetCallerIdentityResult>"
          + "</GetCallerIdentityResponse>";

  private final List<String> warnings = new ArrayList<>();

  @Test
  public void accountIsAskedOnceForBothServices() throws IOException {
    AtomicInteger calls = new AtomicInteger();
    HttpServer sts = HttpServer.create(loopback(), 0);
    sts.createContext(
        "/",
        exchange -> {
          calls.incrementAndGet();
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, ANSWER.length());
          exchange.getResponseBody().write(ANSWER.getBytes(UTF_8));
          exchange.close();
        });
    sts.start();
    try {
      bothAreIn("account 123456789012, region us-east-1", sts.getAddress().getPort());
    } finally {
      sts.stop(0);
    }

    assertThat(warnings, is(List.of()));
    assertThat(calls.get(), is(1));
  }

  @Test(timeout = 30_000)
  public void runStartsWhereStsRefusesConnections() throws IOException {
    int closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }
    bothAreUnknown(closed, "the service cannot be reached [(].*refused.*[)]");
  }

  @Test(timeout = 30_000)
  public void runStartsWhereStsNeverAnswers() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      bothAreUnknown(silent.getLocalPort(), ".+");
    }
  }

  private void bothAreUnknown(int port, String why) {
    bothAreIn("account unknown, region us-east-1", port);
    assertThat(
        warnings,
        contains(matchesPattern("AWS account unknown [(]STS does not answer: " + why + "[)][.]")));
  }

  private void bothAreIn(String place, int port) {
    Endpoint sts = new Endpoint(URI.create("http://127.0.0.1:" + port), "AWS_ENDPOINT_URL_STS");
    AwsLocations locations =
        new AwsLocations(
            new AwsConnection(Region.US_EAST_1, null, null, sts, null, true), warnings::add);
    assertThat(locations.s3().toString(), is(" in AWS " + place));
    assertThat(locations.dynamodb().toString(), is(" in AWS " + place));
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }
}
