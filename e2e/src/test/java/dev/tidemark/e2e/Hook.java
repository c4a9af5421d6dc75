package dev.tidemark.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A program that is told by a webhook, and knows a message that comes twice by its key, as its
 * author should. Safe for use by many threads.
 */
final class Hook implements AutoCloseable {
  private final HttpServer server;
  private final List<Told> requests = new ArrayList<>();

  /** One request: its key, the notifications in it, and when it was accepted. */
  record Told(String key, List<String> notifications, Instant at) {}

  /** A message that came again after it had been accepted. */
  record Repeat(Told first, Told again) {}

  Hook() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::take);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/prices";
  }

  /** The ids of the notifications that it was told, those of one key once. */
  synchronized List<String> notifications() {
    Map<String, List<String>> byKey = new TreeMap<>();
    requests.forEach(told -> byKey.put(told.key(), told.notifications()));
    return byKey.values().stream().flatMap(List::stream).toList();
  }

  /** How many requests there were, repeated ones counted. */
  synchronized int received() {
    return requests.size();
  }

  /** Every message that came again. */
  synchronized List<Repeat> repeats() {
    Map<String, Told> seen = new TreeMap<>();
    List<Repeat> repeats = new ArrayList<>();
    for (Told told : requests) {
      Told before = seen.put(told.key(), told);
      if (before != null) {
        repeats.add(new Repeat(before, told));
      }
    }
    return repeats;
  }

  private void take(HttpExchange exchange) throws IOException {
    JsonNode body = JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
    String key = String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
    List<String> ids = new ArrayList<>();
    body.path("notifications").forEach(it -> ids.add(it.path("notificationId").asString()));
    synchronized (this) {
      requests.add(new Told(key, List.copyOf(ids), Instant.now()));
    }
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
