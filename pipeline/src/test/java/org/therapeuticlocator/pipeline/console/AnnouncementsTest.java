package org.therapeuticlocator.pipeline.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.Test;
import org.therapeuticlocator.pipeline.audit.Audit;
import org.therapeuticlocator.pipeline.audit.Audit.Mode;
import org.therapeuticlocator.pipeline.audit.Measure;
import org.therapeuticlocator.pipeline.audit.Rule;
import org.therapeuticlocator.pipeline.audit.SomeAudit;
import org.therapeuticlocator.pipeline.aws.AwsConnection;
import org.therapeuticlocator.pipeline.aws.AwsLocations;
import org.therapeuticlocator.pipeline.aws.Endpoint;
import org.therapeuticlocator.pipeline.run.SomeManifest;
import software.amazon.awssdk.regions.Region;

public class AnnouncementsTest {
  private static final String ANSWER =
      "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">"
          + "<GetCallerIdentityResult><Account>123456789012</Account></GetCallerIdentityResult>"
          + "</GetCallerIdentityResponse>";

  private final Streams streams = new Streams(Terminal.NONE);

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
      announce(sts.getAddress().getPort());
    } finally {
      sts.stop(0);
    }

    assertThat(
        streams.err().lines().toList(),
        contains(
            "S3        bucket b in AWS account 123456789012, region us-east-1",
            "DynamoDB  table t in AWS account 123456789012, region us-east-1"));
    assertThat(calls.get(), is(1));
  }

  @Test(timeout = 30_000)
  public void runStartsWhereStsRefusesConnections() throws IOException {
    int closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }
    announce(closed);
    unknown("the service cannot be reached [(].*refused.*[)]");
  }

  @Test(timeout = 30_000)
  public void runStartsWhereStsNeverAnswers() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      announce(silent.getLocalPort());
    }
    unknown(".+");
  }

  @Test
  public void auditSaysInALineWhatItWasComparedWith() {
    Measure lost = new Measure(Rule.TOTAL_DROP, null, 1_000L, 899L, null);

    assertThat(audited(Mode.STOP, "before"), contains("audit: as run before lets expect"));
    assertThat(
        audited(Mode.STOP, null),
        contains("audit: no run to compare with; its size and age alone were looked at"));
    assertThat(audited(Mode.OFF, "before", lost), contains("audit: off"));
    assertThat(
        audited(Mode.WARN, "before", lost),
        contains(
            startsWith("Warning: 899 items, 10.1 % fewer than the 1,000 of the last good run"),
            is("audit: findings warned of, beside run before")));
  }

  private List<String> audited(Mode mode, @Nullable String baseline, Measure... worse) {
    Streams here = new Streams(Terminal.NONE);
    Audit audit = SomeAudit.of(mode, baseline, worse);
    new Announcements(here.console).audit(SomeManifest.named("run").audit(audit).get());
    return here.err().replace("\n  ", " ").lines().toList();
  }

  private void unknown(String why) {
    assertThat(
        streams.err().lines().toList(),
        contains(
            matchesPattern("AWS account unknown [(]STS does not answer: " + why + "[)][.]"),
            is("S3        bucket b in AWS account unknown, region us-east-1"),
            is("DynamoDB  table t in AWS account unknown, region us-east-1")));
  }

  private void announce(int port) {
    Endpoint sts = new Endpoint(URI.create("http://127.0.0.1:" + port), "AWS_ENDPOINT_URL_STS");
    AwsLocations locations =
        new AwsLocations(
            new AwsConnection(Region.US_EAST_1, null, null, sts, null, true), streams.console::say);
    Announcements announcements = new Announcements(streams.console);
    announcements.bucket("b", locations.s3().toString());
    streams.console.verbatim("DynamoDB  table t" + locations.dynamodb());
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }
}
