package dev.tidemark.simulator;

import dev.tidemark.simulator.world.WorldConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A shop whose clock stands still, and a client that asks it. Not thread-safe. */
final class Visitor implements AutoCloseable {
  static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private Instant now;
  private final DemoShop shop;

  private Visitor(Instant now) {
    this.now = now;
    InstantSource clock = () -> this.now;
    this.shop = DemoShop.start(DemoShopConfig.of(WorldConfig.startingAt(START), clock));
  }

  /** A shop that has just been opened and stays at this moment. */
  static Visitor at(Instant now) {
    return new Visitor(now);
  }

  DemoShop shop() {
    return shop;
  }

  Instant now() {
    return now;
  }

  void comesBackAt(Instant later) {
    now = later;
  }

  HttpResponse<String> get(String path) {
    return send(request(path));
  }

  JsonNode json(String path) {
    return JSON.readTree(get(path).body());
  }

  HttpResponse<String> send(String method, String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body)));
  }

  JsonNode post(String path, String body) {
    return JSON.readTree(send("POST", path, body).body());
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(shop.origin() + path)).timeout(Duration.ofSeconds(20));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    return send(request, HttpResponse.BodyHandlers.ofString());
  }

  <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
    try {
      return client.send(request.build(), handler);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    }
  }

  @Override
  public void close() {
    client.close();
    shop.close();
  }
}
