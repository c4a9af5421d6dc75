package dev.tidemark.gateway.guard;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells who sent a request, listening to proxies only where they are trusted. Immutable. */
public final class ClientReader {
  private final TrustedProxies proxies;
  private final boolean publicUrlIsSecure;

  public ClientReader(TrustedProxies proxies, String publicUrl) {
    this.proxies = proxies;
    this.publicUrlIsSecure = publicUrl.toLowerCase(Locale.ROOT).startsWith("https:");
  }

  public Client read(HttpServerRequest request) {
    String peer = request.remoteAddress() == null ? "" : request.remoteAddress().hostAddress();
    boolean trusted = !proxies.isEmpty() && peer != null && proxies.contains(peer);
    String forwardedFor = trusted ? header(request, "x-forwarded-for") : null;
    String forwardedProto = trusted ? first(header(request, "x-forwarded-proto")) : null;
    String forwardedHost = trusted ? first(header(request, "x-forwarded-host")) : null;
    String address = peer == null ? "" : peer;
    if (forwardedFor != null) {
      address = proxies.client(forwardedFor).orElse(address);
    }
    boolean secure =
        publicUrlIsSecure
            || request.isSSL()
            || (forwardedProto != null && forwardedProto.equalsIgnoreCase("https"));
    String authority = forwardedHost == null ? authority(request.authority()) : forwardedHost;
    return new Client(address, header(request, "user-agent"), secure, authority);
  }

  /** A header as a whole: proxies may add a line of their own instead of appending. */
  private static @Nullable String header(HttpServerRequest request, String name) {
    List<String> lines = request.headers().getAll(name);
    return lines.isEmpty() ? null : String.join(",", lines);
  }

  /** Of a chain of proxies the first is the one that the client spoke to. */
  private static @Nullable String first(@Nullable String chain) {
    return chain == null ? null : chain.split(",", 2)[0].strip();
  }

  private static String authority(@Nullable HostAndPort authority) {
    if (authority == null) {
      return "";
    }
    return authority.port() > 0 ? authority.host() + ":" + authority.port() : authority.host();
  }
}
