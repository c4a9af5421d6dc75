package dev.tidemark.gateway;

import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** An open page that listens to events, over a socket that a test can also leave unread. */
final class ListeningPage implements AutoCloseable {
  private final Socket socket;
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private volatile boolean ended;

  private ListeningPage(Socket socket) {
    this.socket = socket;
  }

  /** Opens a stream and waits until it has begun. */
  static ListeningPage open(RunningGateway gateway, ApiClient client) throws IOException {
    return begin(connect(gateway, client));
  }

  /** Opens the stream of a program and waits until it has begun. */
  static ListeningPage openWithToken(RunningGateway gateway, String secret) throws IOException {
    return begin(connect(gateway, "Authorization: Bearer " + secret));
  }

  private static ListeningPage begin(ListeningPage page) {
    page.read();
    page.awaitText("hello");
    return page;
  }

  /** Opens a stream of which nothing is read yet. */
  static ListeningPage connect(RunningGateway gateway, ApiClient client) throws IOException {
    return connect(gateway, "Cookie: " + client.cookie());
  }

  private static ListeningPage connect(RunningGateway gateway, String header) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port());
    String request = "GET /api/v1/events HTTP/1.1\r\nHost: x\r\n" + header + "\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return new ListeningPage(socket);
  }

  /** Reads from now on. */
  void read() {
    Thread.ofVirtual()
        .start(() -> {
          try {
            InputStream input = socket.getInputStream();
            byte[] buffer = new byte[8_192];
            int count = input.read(buffer);
            while (count >= 0) {
              received.write(buffer, 0, count);
              count = input.read(buffer);
            }
            ended = true;
          } catch (IOException closed) {
            ended = true;
          }
        });
  }

  String text() {
    return received.toString(StandardCharsets.UTF_8);
  }

  void awaitText(String expected) {
    await().atMost(Duration.ofSeconds(10)).until(() -> text().contains(expected));
  }

  /**
   * Waits until the server has ended the stream: the last chunk of an answer in chunks is empty.
   */
  void awaitEnd() {
    await().atMost(Duration.ofSeconds(10)).until(() -> ended || text().endsWith("\r\n0\r\n\r\n"));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
