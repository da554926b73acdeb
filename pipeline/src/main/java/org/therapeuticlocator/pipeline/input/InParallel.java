package org.therapeuticlocator.pipeline.input;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Asks a service about many things at once: each answer is a wait for the network. */
final class InParallel {
  private static final int THREADS = 16;

  private InParallel() {}

  /** The answers in the order of {@code things}; the first failure is thrown as it is. */
  static <T, R> List<R> map(List<T> things, Function<T, R> ask) {
    ExecutorService threads =
        Executors.newFixedThreadPool(Math.max(1, Math.min(THREADS, things.size())));
    try {
      return things.stream()
          .map(thing -> CompletableFuture.supplyAsync(() -> ask.apply(thing), threads))
          .toList()
          .stream()
          .map(CompletableFuture::join)
          .toList();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    } finally {
      threads.shutdownNow();
    }
  }
}
