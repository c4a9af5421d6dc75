package dev.tidemark.server.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** How one sees that a process is ready. */
interface Probe {
  /** Far above any answer over the loopback interface. */
  Duration PATIENCE = Duration.ofSeconds(2);

  HttpClient CLIENT = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  /** Asks once. */
  boolean isReady();

  /** It answers 200 to a GET. */
  record Http(String url) implements Probe {
    @Override
    public boolean isReady() {
      HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).build();
      try {
        return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
      } catch (IOException notYet) {
        return false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }

  /** It takes connections. */
  record Tcp(int port) implements Probe {
    @Override
    public boolean isReady() {
      try (Socket socket = new Socket()) {
        socket.connect(
            new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port),
            (int) PATIENCE.toMillis());
        return true;
      } catch (IOException notYet) {
        return false;
      }
    }
  }
}
