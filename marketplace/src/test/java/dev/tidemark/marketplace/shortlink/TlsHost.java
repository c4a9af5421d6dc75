package dev.tidemark.marketplace.shortlink;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * Some of Shopee's short-link hosts on an address that a test takes for public: 127.0.0.2. Its
 * certificate is made when first needed, and trusted by {@link #trusting} alone.
 */
final class TlsHost implements AutoCloseable {
  static final String NAMES = "dns:s.shopee.sg,dns:shope.ee,dns:vn.shp.ee,dns:shopee.sg";
  private static final char[] PASSWORD = "only for tests".toCharArray();

  /** Made once for all tests: keytool takes a second. */
  private static final class Holder {
    static final SSLContext CONTEXT = context();
  }

  private final SSLServerSocket server;
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> serverNames = new CopyOnWriteArrayList<>();

  private TlsHost(SSLServerSocket server) {
    this.server = server;
  }

  static InetAddress address() {
    try {
      return InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Every name is this host; an address is itself. */
  static Lookup lookup() {
    return host ->
        host.matches("[0-9.]+") ? List.of(InetAddress.getByName(host)) : List.of(address());
  }

  static TlsHost start() throws IOException {
    TlsHost host =
        new TlsHost(
            (SSLServerSocket)
                Holder.CONTEXT.getServerSocketFactory().createServerSocket(0, 50, address()));
    Thread.ofVirtual().start(host::accept);
    return host;
  }

  int port() {
    return server.getLocalPort();
  }

  static SSLSocketFactory trusting() {
    return Holder.CONTEXT.getSocketFactory();
  }

  /** Answers these bytes to a path; everything else is 404. */
  void answer(String path, String reply) {
    answers.put(path, reply);
  }

  void redirect(String path, String location) {
    answer(path, "HTTP/1.1 302 Found\r\nLocation: " + location + "\r\n\r\n");
  }

  /** The heads of the requests so far. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  /** The names by which it was asked for in the handshakes. */
  List<String> serverNames() {
    return List.copyOf(serverNames);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        SSLSocket socket = (SSLSocket) server.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(SSLSocket socket) {
    try (socket) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      StringBuilder head = new StringBuilder();
      for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
        head.append(line).append('\n');
      }
      if (socket.getSession() instanceof ExtendedSSLSession session) {
        session.getRequestedServerNames().forEach(name -> serverNames.add(name.toString()));
      }
      requests.add(head.toString());
      String path = head.toString().split(" ", 3)[1];
      String reply = answers.getOrDefault(path, "HTTP/1.1 404 Not Found\r\n\r\n");
      socket.getOutputStream().write(reply.getBytes(StandardCharsets.UTF_8));
    } catch (IOException | ArrayIndexOutOfBoundsException gone) {
      // The client decides what that means.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private static SSLContext context() {
    try {
      KeyStore keys = keys();
      KeyManagerFactory own =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      own.init(keys, PASSWORD);
      TrustManagerFactory trusted =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trusted.init(keys);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
      return context;
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    } catch (GeneralSecurityException fault) {
      throw new IllegalStateException(fault);
    }
  }

  private static KeyStore keys() throws IOException, GeneralSecurityException {
    Path folder = Files.createTempDirectory("tidemark-tls");
    Path file = folder.resolve("keys.p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Process process =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-alias",
                "host",
                "-keyalg",
                "EC",
                "-dname",
                "CN=test",
                "-ext",
                "san=" + NAMES,
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .start();
    try (InputStream none = process.getInputStream()) {
      none.readAllBytes();
      process.waitFor();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
    Files.delete(file);
    Files.delete(folder);
    return keys;
  }
}
