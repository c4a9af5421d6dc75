package dev.tidemark.marketplace.shortlink;

import dev.tidemark.runtime.outbound.PublicAddress;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Asks one address and follows nothing. Thread-safe.
 *
 * <p>The host's addresses are looked up once and all have to be public; the connection goes to the
 * first of them, so that no second look-up can lead it elsewhere, and the certificate has to be the
 * host's all the same. No proxy, no cookies, nothing kept.
 */
final class Hop {
  private static final int MAX_BODY = 64 << 10;

  private final Lookup lookup;
  private final Predicate<InetAddress> allowed;
  private final SSLSocketFactory tls;
  private final int tlsPort;
  private final String version;

  /** For tests, which have no public addresses and no port 443. */
  Hop(
      Lookup lookup,
      Predicate<InetAddress> allowed,
      SSLSocketFactory tls,
      int tlsPort,
      String version) {
    this.lookup = lookup;
    this.allowed = allowed;
    this.tls = tls;
    this.tlsPort = tlsPort;
    this.version = version;
  }

  static Hop onTheInternet(Lookup lookup, String version) {
    return new Hop(
        lookup, PublicAddress::is, (SSLSocketFactory) SSLSocketFactory.getDefault(), 443, version);
  }

  /** Asks a public host over https. */
  HopReply ask(URI address, Duration within) throws HopFailure {
    InetAddress host = checked(address.getHost());
    return ask(address, new InetSocketAddress(host, tlsPort), within);
  }

  /** Asks an origin that the operator has named, wherever it is. */
  HopReply askTrusted(URI address, Duration within) throws HopFailure {
    boolean secure = address.getScheme().equals("https");
    int port = address.getPort() >= 0 ? address.getPort() : secure ? 443 : 80;
    return ask(address, new InetSocketAddress(lookUp(address.getHost()).getFirst(), port), within);
  }

  private HopReply ask(URI address, InetSocketAddress to, Duration within) throws HopFailure {
    if (!within.isPositive()) {
      throw HopFailure.trouble("took too long");
    }
    try (Socket plain = new Socket(Proxy.NO_PROXY)) {
      Thread timer = closeAfter(plain, within);
      try {
        plain.connect(to, (int) Math.max(1, within.toMillis()));
        Socket socket = address.getScheme().equals("https") ? encrypted(plain, address) : plain;
        socket.getOutputStream().write(request(address));
        return reply(new BufferedInputStream(socket.getInputStream()));
      } finally {
        timer.interrupt();
      }
    } catch (SSLException fault) {
      throw HopFailure.trouble("does not prove who it is");
    } catch (IOException fault) {
      throw HopFailure.trouble("does not answer");
    }
  }

  private Socket encrypted(Socket plain, URI address) throws IOException {
    SSLSocket socket =
        (SSLSocket) tls.createSocket(plain, address.getHost(), plain.getPort(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setServerNames(List.of(new SNIHostName(address.getHost())));
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private byte[] request(URI address) {
    String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
    String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
    return """
    GET %s HTTP/1.1\r
    Host: %s\r
    User-Agent: Tidemark/%s\r
    Accept: text/html\r
    Accept-Encoding: identity\r
    Connection: close\r
    \r
    """
        .formatted(path + query, address.getRawAuthority(), version)
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static HopReply reply(InputStream in) throws IOException {
    HopHead head = HopHead.read(in);
    byte[] page = head.status() == 200 ? in.readNBytes(MAX_BODY) : new byte[0];
    return new HopReply(head.status(), head.location(), new String(page, StandardCharsets.UTF_8));
  }

  private InetAddress checked(String host) throws HopFailure {
    List<InetAddress> addresses = lookUp(host);
    for (InetAddress address : addresses) {
      if (!allowed.test(address)) {
        throw HopFailure.forbidden("'" + host + "', which is not on the public internet");
      }
    }
    return addresses.getFirst();
  }

  private List<InetAddress> lookUp(String host) throws HopFailure {
    try {
      return lookup.addresses(host);
    } catch (UnknownHostException unknown) {
      throw HopFailure.trouble("cannot be found");
    }
  }

  /** A host that sends one byte now and then would outlive every time-out of a read. */
  private static Thread closeAfter(Socket socket, Duration within) {
    return Thread.ofVirtual()
        .name("short-link-timer")
        .start(() -> {
          try {
            TimeUnit.NANOSECONDS.sleep(within.toNanos());
            socket.close();
          } catch (InterruptedException answered) {
            Thread.currentThread().interrupt();
          } catch (IOException alreadyBroken) {
            // Then nobody waits for it any more.
          }
        });
  }
}
