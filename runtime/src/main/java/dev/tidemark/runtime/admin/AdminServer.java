package dev.tidemark.runtime.admin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tidemark.runtime.config.ConfigException;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * The operator's door of a process, for loopback or a private network only: {@code /livez}, {@code
 * /readyz} and {@code /metrics}. Thread-safe.
 */
public final class AdminServer implements AutoCloseable {
  private record Answer(int status, String type, String body) {}

  private final HttpServer server;
  private final ExecutorService threads;

  private AdminServer(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /**
   * Listens from now on.
   *
   * @param address an address of this machine, such as 127.0.0.1
   * @param port 0 for any free one
   * @throws ConfigException when the port is taken, or the address is none
   */
  public static AdminServer start(
      String address, int port, PrometheusMeterRegistry metrics, Readiness readiness) {
    HttpServer server;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(address), port), 0);
    } catch (IllegalArgumentException e) {
      throw new ConfigException("admin.address is an address such as 127.0.0.1, not " + address, e);
    } catch (IOException e) {
      throw new ConfigException(
          "cannot listen on " + address + ":" + port + " (the admin port): " + e.getMessage(), e);
    }
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(threads);
    page(server, "/livez", () -> new Answer(200, "text/plain; charset=utf-8", "live\n"));
    page(server, "/readyz", () -> readyz(readiness));
    page(
        server,
        "/metrics",
        () -> new Answer(200, "text/plain; version=0.0.4; charset=utf-8", metrics.scrape()));
    server.start();
    return new AdminServer(server, threads);
  }

  public int port() {
    return server.getAddress().getPort();
  }

  private static Answer readyz(Readiness readiness) {
    ReadinessReport report = ReadinessReport.of(readiness);
    return new Answer(report.ready() ? 200 : 503, "application/json", report.json());
  }

  private static void page(HttpServer server, String path, Supplier<Answer> answer) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            send(exchange, answerTo(exchange, path, answer));
          }
        });
  }

  private static Answer answerTo(HttpExchange exchange, String path, Supplier<Answer> answer) {
    String type = "text/plain; charset=utf-8";
    if (!exchange.getRequestURI().getPath().equals(path)) {
      return new Answer(404, type, "not found\n");
    }
    return switch (exchange.getRequestMethod()) {
      case "GET", "HEAD" -> answer.get();
      default -> new Answer(405, type, "only GET\n");
    };
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", answer.type());
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(answer.status(), -1);
      return;
    }
    exchange.sendResponseHeaders(answer.status(), body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
