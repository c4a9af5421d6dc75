package dev.tidemark.marketplace.shortlink;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.atomic.AtomicInteger;

/** Something on this machine that nobody may reach through a link. Counts who does. */
final class Victim implements AutoCloseable {
  private final ServerSocket server;
  private final AtomicInteger connections = new AtomicInteger();

  private Victim(ServerSocket server) {
    this.server = server;
  }

  /** On 127.0.0.1; port 0 takes any. */
  static Victim on(int port) throws IOException {
    ServerSocket server = new ServerSocket();
    server.bind(
        new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 50);
    Victim victim = new Victim(server);
    Thread.ofVirtual().start(victim::accept);
    return victim;
  }

  int port() {
    return server.getLocalPort();
  }

  int connections() {
    return connections.get();
  }

  private void accept() {
    while (true) {
      try (Socket _ = server.accept()) {
        connections.incrementAndGet();
      } catch (SocketException closed) {
        return;
      } catch (IOException broken) {
        // It counted all the same.
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
