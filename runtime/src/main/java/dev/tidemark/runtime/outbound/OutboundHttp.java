package dev.tidemark.runtime.outbound;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Posts to addresses that somebody else has chosen, and follows nothing. Thread-safe.
 *
 * <p>Each call has a connection of its own, to the very address that the guard has seen, and takes
 * no longer than it may, however slowly the other side answers. No proxy, no cookies.
 */
public final class OutboundHttp implements AutoCloseable {
  private static final int MAX_HEAD = 16 << 10;
  private static final int MAX_BODY = 2 << 10;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})(?: .*)?");
  private static final Pattern RETRY_AFTER =
      Pattern.compile("(?i)retry-after:\\s*([0-9]{1,6})\\s*");

  private final OutboundGuard guard;
  private final SSLSocketFactory tls;
  private final Duration within;
  private final String version;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("outbound-timer").daemon().factory());

  /**
   * Prepares for calls.
   *
   * @param within how long a call may take in all
   */
  public OutboundHttp(OutboundGuard guard, Duration within, String version) {
    this(guard, (SSLSocketFactory) SSLSocketFactory.getDefault(), within, version);
  }

  /** With certificates of its own, for tests. */
  OutboundHttp(OutboundGuard guard, SSLSocketFactory tls, Duration within, String version) {
    this.guard = guard;
    this.tls = tls;
    this.within = within;
    this.version = version;
  }

  /** Posts a body, and returns what was answered, whatever the status. */
  public OutboundReply post(
      URI address, String contentType, Map<String, String> headers, byte[] body)
      throws OutboundException {
    boolean secure = "https".equals(address.getScheme());
    int port = address.getPort() >= 0 ? address.getPort() : secure ? 443 : 80;
    InetSocketAddress to = new InetSocketAddress(guard.address(address.getHost(), port), port);
    try (Socket plain = new Socket(Proxy.NO_PROXY)) {
      ScheduledFuture<?> end =
          timer.schedule(() -> close(plain), within.toMillis(), TimeUnit.MILLISECONDS);
      try {
        plain.connect(to, (int) within.toMillis());
        Socket socket = secure ? encrypted(plain, address) : plain;
        OutputStream out = socket.getOutputStream();
        out.write(head(address, contentType, headers, body.length));
        out.write(body);
        out.flush();
        return reply(new BufferedInputStream(socket.getInputStream()));
      } finally {
        end.cancel(false);
      }
    } catch (SSLException fault) {
      throw OutboundException.trouble(
          "'" + address.getHost() + "' does not prove who it is: " + fault.getMessage());
    } catch (IOException fault) {
      throw OutboundException.trouble(
          "'%s' did not answer within %d seconds, or broke the connection off: %s"
              .formatted(address.getHost(), within.toSeconds(), fault.getMessage()));
    }
  }

  private Socket encrypted(Socket plain, URI address) throws IOException {
    SSLSocket socket =
        (SSLSocket) tls.createSocket(plain, address.getHost(), plain.getPort(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    if (!address.getHost().startsWith("[") && !address.getHost().matches("[0-9.]+")) {
      parameters.setServerNames(List.of(new SNIHostName(address.getHost())));
    }
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private byte[] head(URI address, String contentType, Map<String, String> headers, int length) {
    String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
    String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
    StringBuilder head = new StringBuilder();
    line(head, "POST " + path + query + " HTTP/1.1");
    line(head, "Host: " + address.getRawAuthority());
    line(head, "User-Agent: Tidemark/" + version);
    line(head, "Content-Type: " + contentType);
    line(head, "Content-Length: " + length);
    line(head, "Accept-Encoding: identity");
    headers.forEach((name, value) -> line(head, name + ": " + value));
    line(head, "Connection: close");
    line(head, "");
    return head.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  /** A line end within a value would begin a header of somebody else's choice. */
  private static void line(StringBuilder head, String line) {
    head.append(line.replaceAll("[\\r\\n\\x00]", " ")).append("\r\n");
  }

  private static OutboundReply reply(InputStream in) throws IOException {
    int status = 0;
    long retryAfter = 0;
    int left = MAX_HEAD;
    while (true) {
      String line = line(in, left);
      left -= line.length() + 1;
      if (status == 0) {
        Matcher matcher = STATUS.matcher(line);
        if (!matcher.matches()) {
          throw new IOException("that was no HTTP");
        }
        status = Integer.parseInt(matcher.group(1));
      } else if (line.isEmpty() && status < 200) {
        status = 0;
      } else if (line.isEmpty()) {
        return new OutboundReply(status, body(in), retryAfter);
      } else {
        Matcher matcher = RETRY_AFTER.matcher(line.toLowerCase(Locale.ROOT));
        retryAfter = matcher.matches() ? Long.parseLong(matcher.group(1)) : retryAfter;
      }
    }
  }

  /** Once there is a status the body is only an explanation, which may break off. */
  private static String body(InputStream in) {
    byte[] bytes = new byte[MAX_BODY];
    int length = 0;
    try {
      length = in.readNBytes(bytes, 0, MAX_BODY);
    } catch (IOException brokenOff) {
      length = 0;
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  private static String line(InputStream in, int most) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0 || line.length() >= most) {
        throw new IOException("no whole answer");
      }
      line.append((char) next);
    }
    int end = line.length();
    if (end > 0 && line.charAt(end - 1) == '\r') {
      line.setLength(end - 1);
    }
    return line.toString();
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException alreadyBroken) {
      // Then nobody waits for it any more.
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
