package dev.tidemark.e2e;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** An address that a browser's test posts to, to make the shop sell an item for another price. */
final class PriceChanger implements AutoCloseable {
  private final HttpServer server;

  /**
   * @param cents the price from the first request on
   */
  PriceChanger(ShopShelf shelf, long cents) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          shelf.sellFor(cents);
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
