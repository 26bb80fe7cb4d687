package io.federity.it;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several clients that begin together. */
final class AtOnce {
  private AtOnce() {}

  /** Runs the steps, each in its own thread, all let go at one moment; results in their order. */
  static <T> List<T> run(List<? extends Callable<T>> steps) {
    var start = new CyclicBarrier(steps.size());
    try (ExecutorService threads = Executors.newFixedThreadPool(steps.size())) {
      List<Future<T>> running = new ArrayList<>();
      for (Callable<T> step : steps) {
        running.add(
            threads.submit(() -> {
              start.await();
              return step.call();
            }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> one : running) {
        results.add(one.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw new AssertionError("a client failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
