package dev.tidemark.marketplace.affiliate;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tidemark.protocol.ItemId;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ShopId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The Affiliate Open API on a free port: checks signature and time as the real one does, answers
 * with offers of its own, and names errors when it is told to. Thread-safe.
 */
final class LocalAffiliateApi implements AutoCloseable {
  static final String APP_ID = "12345678901";
  static final String SECRET = "a secret that nobody sees";

  private static final Pattern AUTHORIZATION =
      Pattern.compile("SHA256 Credential=(\\w+), Timestamp=(\\d+), Signature=([0-9a-f]{64})");
  private static final Pattern ARGUMENTS = Pattern.compile("(itemId|shopId|page|limit): ?([0-9]+)");

  private final HttpServer server;
  private final Supplier<Instant> clock;
  private final Map<ItemKey, String> offers = new LinkedHashMap<>();
  private final List<String> questions = new CopyOnWriteArrayList<>();
  private volatile String error = "";

  private LocalAffiliateApi(HttpServer server, Supplier<Instant> clock) {
    this.server = server;
    this.clock = clock;
  }

  static LocalAffiliateApi start(Supplier<Instant> clock) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    LocalAffiliateApi api = new LocalAffiliateApi(server, clock);
    server.createContext("/graphql", api::serve);
    server.start();
    return api;
  }

  /** One offer as the API writes it. */
  static String offer(ItemKey key, String name, String price) {
    return """
    {"itemId":%s,"shopId":%s,"productName":"%s",\
    "imageUrl":"https://cf.shopee.com.br/file/br-11134207-7r98o-abcdefghijklmn",\
    "productLink":"https://%s/product/%s/%s","price":"%s","priceMin":"%s","priceMax":"%s"}\
    """
        .formatted(
            key.item(),
            key.shop(),
            name,
            key.region().domain(),
            key.shop(),
            key.item(),
            price,
            price,
            price);
  }

  AffiliateAccount account() {
    return account(SECRET);
  }

  AffiliateAccount account(String secret) {
    return new AffiliateAccount(
        APP_ID,
        secret,
        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/graphql"));
  }

  synchronized void offers(ItemKey key, String price) {
    offers.put(key, offer(key, "Item " + key.item(), price));
  }

  /** From now on answers every well-signed question with this error; none when the code is 0. */
  void failWith(long code, String message) {
    error =
        code == 0
            ? ""
            : """
            {"errors":[{"message":"error [%d]: %s","extensions":{"code":%d,"message":"%s"}}]}\
            """
                .formatted(code, message, code, message);
  }

  /** The bodies of the well-signed questions so far. */
  List<String> questions() {
    return List.copyOf(questions);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      byte[] answer = answer(exchange, body).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private String answer(HttpExchange exchange, byte[] body) {
    String header =
        Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), "");
    Matcher authorization = AUTHORIZATION.matcher(header);
    if (!exchange.getRequestMethod().equals("POST") || !authorization.matches()) {
      return refusal("Invalid Authorization Header");
    }
    Instant sent = Instant.ofEpochSecond(Long.parseLong(authorization.group(2)));
    if (Duration.between(sent, clock.get()).abs().compareTo(Duration.ofMinutes(10)) > 0) {
      return refusal("Invalid Timestamp");
    }
    if (!authorization.group(1).equals(APP_ID)) {
      return refusal("Invalid Credential");
    }
    if (!authorization.group(3).equals(signature(authorization.group(2), body))) {
      return refusal("Invalid Signature");
    }
    String question = new String(body, StandardCharsets.UTF_8);
    questions.add(question);
    return error.isEmpty() ? page(question) : error;
  }

  private static String refusal(String message) {
    return """
    {"errors":[{"message":"error [10020]: %s","extensions":{"code":10020,"message":"%s"}}]}\
    """
        .formatted(message, message);
  }

  private static String signature(String time, byte[] body) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((APP_ID + time).getBytes(StandardCharsets.UTF_8));
      digest.update(body);
      return HexFormat.of().formatHex(digest.digest(SECRET.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private synchronized String page(String question) {
    Map<String, Long> asked = new LinkedHashMap<>();
    Matcher argument = ARGUMENTS.matcher(question);
    while (argument.find()) {
      asked.put(argument.group(1), Long.valueOf(argument.group(2)));
    }
    List<String> found = new ArrayList<>();
    offers.forEach((key, offer) -> {
      boolean item = matches(asked.get("itemId"), key.item());
      boolean shop = matches(asked.get("shopId"), key.shop());
      if (item && shop) {
        found.add(offer);
      }
    });
    int limit = asked.getOrDefault("limit", 20L).intValue();
    int from = Math.min(found.size(), (asked.getOrDefault("page", 1L).intValue() - 1) * limit);
    int to = Math.min(found.size(), from + limit);
    return """
    {"data":{"productOfferV2":{"nodes":[%s],"pageInfo":{"page":1,"limit":%d,"hasNextPage":%s}}}}\
    """
        .formatted(String.join(",", found.subList(from, to)), limit, to < found.size());
  }

  private static boolean matches(@Nullable Long asked, ItemId item) {
    return asked == null || asked == item.value();
  }

  private static boolean matches(@Nullable Long asked, ShopId shop) {
    return asked == null || asked == shop.value();
  }
}
