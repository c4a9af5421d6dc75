package dev.tidemark.e2e;

import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands between price services and a shop, and notes when which item was asked for. It can hold
 * requests back. Safe for use by many threads.
 */
final class Tap implements AutoCloseable {
  private static final Pattern ITEM = Pattern.compile("item_?id=([0-9]+)");

  /** The status of a request that the shop never answered. */
  static final int NO_ANSWER = 0;

  /** A request on its way to the shop; the item is 0 when it names none. */
  record Asked(Instant at, String path, long item, int status) {}

  private final URI shop;
  private final HttpServer server;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
  private final AtomicInteger held = new AtomicInteger();
  private final AtomicInteger underWay = new AtomicInteger();
  private volatile Hold hold = Hold.NOTHING;

  /** Requests for these items wait until the gate is opened. */
  private record Hold(Set<Long> items, CountDownLatch gate) {
    static final Hold NOTHING = new Hold(Set.of(), new CountDownLatch(0));
  }

  Tap(URI shop) {
    this.shop = shop;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::pass);
    server.start();
  }

  URI origin() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The requests that came since then and are done with, oldest first. */
  List<Asked> askedSince(Instant since) {
    return asked.stream()
        .filter(each -> !each.at().isBefore(since))
        .sorted(Comparator.comparing(Asked::at))
        .toList();
  }

  /** From now on requests for these items do not reach the shop, until {@link #release}. */
  void hold(Set<Long> items) {
    hold = new Hold(items, new CountDownLatch(1));
  }

  /** How many requests are being held. */
  int held() {
    return held.get();
  }

  /** Lets the held requests go on, and returns when their answers have been sent. */
  void release() {
    Hold over = hold;
    hold = Hold.NOTHING;
    over.gate().countDown();
    await().atMost(Duration.ofSeconds(30)).until(() -> held.get() == 0 && underWay.get() == 0);
  }

  private void pass(HttpExchange exchange) throws IOException {
    Instant at = Instant.now();
    Matcher named = ITEM.matcher(String.valueOf(exchange.getRequestURI().getRawQuery()));
    long item = named.find() ? Long.parseLong(named.group(1)) : 0;
    int status = NO_ANSWER;
    underWay.incrementAndGet();
    try (exchange) {
      waitIfHeld(item);
      HttpResponse<InputStream> answer = ask(exchange);
      status = answer.statusCode();
      send(exchange, answer);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    } finally {
      asked.add(new Asked(at, exchange.getRequestURI().getPath(), item, status));
      underWay.decrementAndGet();
    }
  }

  private void waitIfHeld(long item) throws InterruptedException {
    Hold now = hold;
    if (now.items().contains(item)) {
      held.incrementAndGet();
      try {
        now.gate().await();
      } finally {
        held.decrementAndGet();
      }
    }
  }

  /** Passes the answer on as it comes, also when it breaks off. */
  private static void send(HttpExchange exchange, HttpResponse<InputStream> answer)
      throws IOException {
    answer
        .headers()
        .map()
        .forEach((name, values) -> {
          if (!name.equalsIgnoreCase("content-length")
              && !name.equalsIgnoreCase("transfer-encoding")) {
            exchange.getResponseHeaders().put(name, values);
          }
        });
    long length = answer.headers().firstValueAsLong("content-length").orElse(0);
    exchange.sendResponseHeaders(answer.statusCode(), length);
    try (InputStream body = answer.body()) {
      body.transferTo(exchange.getResponseBody());
    }
  }

  private HttpResponse<InputStream> ask(HttpExchange exchange)
      throws IOException, InterruptedException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(shop.resolve(exchange.getRequestURI().toString()))
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    if (type != null) {
      request.header("Content-Type", type);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    client.shutdownNow();
  }
}
