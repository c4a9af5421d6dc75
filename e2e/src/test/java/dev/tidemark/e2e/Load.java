package dev.tidemark.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Many clients of one account at once, each asking one thing after the other, until it is stopped.
 * They pause in between, some 300 requests a second of all of them, so that what is replaced or
 * killed meanwhile does not have to start on a machine without a moment to spare.
 *
 * <p>One request in twenty submits an item, the others read. Thread-safe.
 */
final class Load {
  private static final int CLIENTS = 8;
  private static final int READS_PER_WRITE = 19;
  private static final Duration PAUSE = Duration.ofMillis(20);

  /** A request that was not answered as it should be. */
  record Failure(long nanos, String what) {
    /** A machine that has too much to do answers so by itself, whatever is replaced meanwhile. */
    boolean isTimeout() {
      return what.contains(": 504 ");
    }
  }

  /** What has been asked so far. */
  record Result(long requests, List<Failure> failures, Duration slowest) {
    /** The time from a moment on during which requests failed. */
    Duration failingSince(long nanos) {
      return Duration.ofNanos(
          failures.stream().mapToLong(failure -> failure.nanos() - nanos).max().orElse(0));
    }
  }

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<HttpRequest> reads;
  private final HttpRequest write;
  private final AtomicLong requests = new AtomicLong();
  private final AtomicLong slowest = new AtomicLong();
  private final Queue<Failure> failures = new ConcurrentLinkedQueue<>();
  private final List<Thread> clients = new ArrayList<>();
  private volatile boolean stopped;

  private Load(URI base, String cookie, String itemKey, String itemUrl) {
    this.reads =
        List.of(
            read(base, cookie, "/items/" + itemKey),
            read(base, cookie, "/items/" + itemKey + "/prices"),
            read(base, cookie, "/watches"),
            read(base, cookie, "/items"));
    this.write =
        request(base, cookie, "/watches")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"url\":\"" + itemUrl + "\"}"))
            .build();
  }

  /** Begins at once. */
  static Load start(ApiClient person, String itemKey, String itemUrl) {
    Load load = new Load(person.base(), person.cookie(), itemKey, itemUrl);
    for (int client = 0; client < CLIENTS; client++) {
      int first = client;
      load.clients.add(Thread.ofVirtual().start(() -> load.ask(first)));
    }
    return load;
  }

  private static HttpRequest read(URI base, String cookie, String path) {
    return request(base, cookie, path).build();
  }

  private static HttpRequest.Builder request(URI base, String cookie, String path) {
    return HttpRequest.newBuilder(base.resolve("/api/v1" + path))
        .timeout(Duration.ofSeconds(20))
        .header("Cookie", cookie);
  }

  private void ask(int first) {
    for (int number = first; !stopped; number++) {
      boolean writes = number % (READS_PER_WRITE + 1) == 0;
      ask(writes ? write : reads.get(number % reads.size()));
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private void ask(HttpRequest request) {
    long begin = System.nanoTime();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        fail(request, answer.statusCode() + " " + answer.body());
      }
    } catch (IOException e) {
      fail(request, e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopped = true;
    }
    requests.incrementAndGet();
    slowest.accumulateAndGet(System.nanoTime() - begin, Math::max);
  }

  private void fail(HttpRequest request, String what) {
    failures.add(
        new Failure(
            System.nanoTime(), request.method() + " " + request.uri().getPath() + ": " + what));
  }

  long requests() {
    return requests.get();
  }

  Result stop() throws InterruptedException {
    stopped = true;
    for (Thread client : clients) {
      client.join();
    }
    http.close();
    return new Result(requests.get(), List.copyOf(failures), Duration.ofNanos(slowest.get()));
  }
}
