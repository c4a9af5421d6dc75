package dev.tidemark.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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
  private final Map<String, List<String>> messages = new TreeMap<>();
  private int received;

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
    return messages.values().stream().flatMap(List::stream).toList();
  }

  /** How many requests there were, repeated ones counted. */
  synchronized int received() {
    return received;
  }

  private void take(HttpExchange exchange) throws IOException {
    JsonNode body = JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
    String key = String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
    List<String> ids = new ArrayList<>();
    body.path("notifications").forEach(it -> ids.add(it.path("notificationId").asString()));
    synchronized (this) {
      received++;
      messages.put(key, ids);
    }
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
