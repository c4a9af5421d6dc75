package dev.tidemark.user;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does something many times at once. */
public final class Together {
  private Together() {}

  /** Starts all at the same moment and returns what came of each. */
  public static <T> List<T> run(int times, Callable<T> work) throws Exception {
    CyclicBarrier start = new CyclicBarrier(times);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> results = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        results.add(
            threads.submit(() -> {
              start.await();
              return work.call();
            }));
      }
      List<T> all = new ArrayList<>();
      for (Future<T> result : results) {
        all.add(result.get());
      }
      return all;
    }
  }
}
