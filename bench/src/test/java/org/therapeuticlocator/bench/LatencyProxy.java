package org.therapeuticlocator.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * Makes a server on 127.0.0.1 a distant one: every byte comes half a round trip later, in either
 * direction, however many there are.
 */
final class LatencyProxy implements AutoCloseable {
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "latency");
            thread.setDaemon(true);
            return thread;
          });
  private final ServerSocket listening;
  private final int target;
  private final long nanosOneWay;

  /** What was read together, and when it arrives; no bytes are the end. */
  private static final class Chunk {
    private final byte[] bytes;
    private final long due;

    Chunk(byte[] bytes, long due) {
      this.bytes = bytes;
      this.due = due;
    }

    void await() {
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
    }
  }

  LatencyProxy(int target, Duration roundTrip) throws IOException {
    this.target = target;
    this.nanosOneWay = roundTrip.toNanos() / 2;
    this.listening = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        connect(listening.accept());
      } catch (IOException e) {
        // It was closed, or the one who called finds the connection closed.
      }
    }
  }

  private void connect(Socket near) throws IOException {
    try {
      Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
      near.setTcpNoDelay(true);
      far.setTcpNoDelay(true);
      var unused =
          CompletableFuture.allOf(carry(near, far), carry(far, near))
              .whenComplete((done, failure) -> close(near, far));
    } catch (IOException e) {
      near.close();
      throw e;
    }
  }

  private CompletableFuture<Void> carry(Socket from, Socket to) {
    BlockingQueue<Chunk> underway = new LinkedBlockingQueue<>();
    threads.execute(() -> read(from, underway));
    return CompletableFuture.runAsync(() -> write(underway, from, to), threads);
  }

  private void read(Socket from, BlockingQueue<Chunk> underway) {
    byte[] buffer = new byte[1 << 16];
    try {
      InputStream in = from.getInputStream();
      for (int length = in.read(buffer); length > 0; length = in.read(buffer)) {
        underway.add(chunk(Arrays.copyOf(buffer, length)));
      }
    } catch (IOException e) {
      // For the other side this is an end, too.
    } finally {
      underway.add(chunk(new byte[0]));
    }
  }

  private Chunk chunk(byte[] bytes) {
    return new Chunk(bytes, System.nanoTime() + nanosOneWay);
  }

  private static void write(BlockingQueue<Chunk> underway, Socket from, Socket to) {
    try {
      for (Chunk chunk = underway.take(); ; chunk = underway.take()) {
        chunk.await();
        if (chunk.bytes.length == 0) {
          to.shutdownOutput();
          return;
        }
        to.getOutputStream().write(chunk.bytes);
      }
    } catch (IOException | InterruptedException e) {
      close(from, to);
    }
  }

  private static void close(Socket... sockets) {
    for (Socket socket : sockets) {
      try {
        socket.close();
      } catch (IOException e) {
        // It is closed as far as it can be.
      }
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    threads.shutdownNow();
  }
}
