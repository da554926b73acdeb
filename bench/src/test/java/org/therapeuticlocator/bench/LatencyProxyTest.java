package org.therapeuticlocator.bench;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

public class LatencyProxyTest {
  private static final Duration ROUND_TRIP = Duration.ofMillis(10);

  private ServerSocket echo;
  private LatencyProxy proxy;
  private Socket socket;

  @Before
  public void connect() throws Exception {
    echo = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    var unused = CompletableFuture.runAsync(this::answer);
    proxy = new LatencyProxy(echo.getLocalPort(), ROUND_TRIP);
    socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    socket.setTcpNoDelay(true);
  }

  private void answer() {
    try (Socket client = echo.accept()) {
      client.setTcpNoDelay(true);
      client.getInputStream().transferTo(client.getOutputStream());
      client.shutdownOutput();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @After
  public void close() throws Exception {
    socket.close();
    proxy.close();
    echo.close();
  }

  @Test
  public void questionAndAnswerTakeARoundTrip() throws Exception {
    long start = System.nanoTime();
    for (int i = 0; i < 20; i++) {
      socket.getOutputStream().write(i);
      assertThat(socket.getInputStream().read(), is(i));
    }
    assertThat(since(start), greaterThanOrEqualTo(ROUND_TRIP.multipliedBy(20)));
  }

  @Test
  public void whatDoesNotWaitForAnAnswerIsNotSlowedDown() throws Exception {
    long start = System.nanoTime();
    for (int i = 0; i < 1_000; i++) {
      socket.getOutputStream().write(i);
    }
    assertThat(socket.getInputStream().readNBytes(1_000).length, is(1_000));
    assertThat(since(start), lessThan(ROUND_TRIP.multipliedBy(1_000)));
  }

  @Test
  public void allBytesArriveInTheirOrderAndTheEndIsPassedOn() throws Exception {
    byte[] sent = new byte[20_000_000];
    new Random(1).nextBytes(sent);
    InputStream in = socket.getInputStream();
    CompletableFuture<byte[]> received =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return in.readAllBytes();
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });

    OutputStream out = socket.getOutputStream();
    out.write(sent);
    socket.shutdownOutput();

    assertThat(received.get(), equalTo(sent));
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
