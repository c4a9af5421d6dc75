package dev.tidemark.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A web server that answers like Shopee's: each answer belongs to a path and an item, can be
 * changed while it runs, and every request is kept. What it does not know is 404. Safe for
 * concurrent use.
 */
public final class RecordedShop implements AutoCloseable {

  static {
    // Without it each small answer on a kept connection waits 40 ms for the client's delayed ACK.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private static final Reply UNKNOWN = Reply.of(404, "{\"error\":\"nothing recorded\"}");

  /** Whose answer it is. */
  private record Key(String path, long shopId, long itemId) {}

  /**
   * A request as it came.
   *
   * @param uri path and query
   * @param headers by name in lower case; several values of one name are joined by a comma
   * @param body what it sent, empty for most
   */
  public record Request(
      Instant at, String method, URI uri, Map<String, String> headers, String body) {
    public Request {
      headers = Map.copyOf(headers);
    }

    /** A header's value, the name in any case. */
    public Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The parameters of the query, decoded. */
    public Map<String, String> parameters() {
      String query = uri.getRawQuery();
      return query == null
          ? Map.of()
          : Arrays.stream(query.split("&"))
              .map(parameter -> parameter.split("=", 2))
              .collect(
                  Collectors.toMap(
                      pair -> decoded(pair[0]),
                      pair -> pair.length == 2 ? decoded(pair[1]) : "",
                      (first, _) -> first));
    }

    private static String decoded(String text) {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
  }

  private final HttpServer server;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Map<Key, Reply> ofItems = new ConcurrentHashMap<>();
  private final Map<String, Reply> ofPaths = new ConcurrentHashMap<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();

  private RecordedShop(HttpServer server) {
    this.server = server;
  }

  /** Starts on a free port of the loopback interface. */
  public static RecordedShop start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      RecordedShop shop = new RecordedShop(server);
      server.setExecutor(shop.executor);
      server.createContext("/", shop::serve);
      server.start();
      return shop;
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** The origin, without a slash at its end. */
  public URI baseUrl() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** From now on answers this for an item, as JSON. */
  public void answer(String path, long shopId, long itemId, int status, String body) {
    answer(path, shopId, itemId, Reply.of(status, body));
  }

  /** From now on answers this for an item. */
  public void answer(String path, long shopId, long itemId, Reply reply) {
    ofItems.put(new Key(path, shopId, itemId), reply);
  }

  /** From now on answers this to every request of the path which names no known item. */
  public void answer(String path, Reply reply) {
    ofPaths.put(path, reply);
  }

  /** From now on an item is unknown again. */
  public void forget(String path, long shopId, long itemId) {
    ofItems.remove(new Key(path, shopId, itemId));
  }

  /** The requests so far, oldest first. */
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    executor.shutdownNow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      Request request = request(exchange);
      requests.add(request);
      Reply reply = replyTo(request);
      if (closed.await(reply.delay().toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
      reply.headers().forEach(exchange.getResponseHeaders()::set);
      // -1 is how this server spells "no body"; 0 would mean chunks.
      exchange.sendResponseHeaders(reply.status(), reply.length() == 0 ? -1 : reply.length());
      if (reply.isTruncated()) {
        reply.writeHalf(exchange.getResponseBody());
        exchange.getResponseBody().flush();
      } else {
        reply.writeWhole(exchange.getResponseBody());
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private Reply replyTo(Request request) {
    String path = request.uri().getPath();
    Reply ofPath = ofPaths.getOrDefault(path, UNKNOWN);
    Map<String, String> parameters = request.parameters();
    try {
      long shopId = id(parameters, "shopid", "shop_id");
      long itemId = id(parameters, "itemid", "item_id");
      return ofItems.getOrDefault(new Key(path, shopId, itemId), ofPath);
    } catch (NumberFormatException noItem) {
      return ofPath;
    }
  }

  /** Shopee spells its parameters in two ways, depending on the path. */
  private static long id(Map<String, String> parameters, String name, String otherName) {
    return Long.parseLong(
        parameters.getOrDefault(name, parameters.getOrDefault(otherName, "absent")));
  }

  private static Request request(HttpExchange exchange) throws IOException {
    Map<String, String> headers =
        exchange.getRequestHeaders().entrySet().stream()
            .collect(
                Collectors.toMap(
                    header -> header.getKey().toLowerCase(Locale.ROOT),
                    header -> String.join(",", header.getValue())));
    return new Request(
        Instant.now(),
        exchange.getRequestMethod(),
        exchange.getRequestURI(),
        headers,
        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
  }
}
