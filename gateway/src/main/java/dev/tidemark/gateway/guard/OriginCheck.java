package dev.tidemark.gateway.guard;

import dev.tidemark.gateway.json.PlainText;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests that another site makes a browser send (CSRF). Immutable.
 *
 * <p>Browsers add {@code Origin} to everything that may change something; command-line clients send
 * none and pass, because they carry no cookie that somebody else could abuse.
 */
public final class OriginCheck {
  private final Optional<Origin> publicOrigin;

  /** Scheme, host and port, the port always explicit. */
  private record Origin(String scheme, String authority) {
    static Optional<Origin> parse(String text) {
      try {
        URI uri = new URI(text.toLowerCase(Locale.ROOT));
        String scheme = uri.getScheme();
        String host = uri.getHost();
        if (scheme == null || host == null || !scheme.matches("https?")) {
          return Optional.empty();
        }
        return Optional.of(new Origin(scheme, withPort(scheme, host, uri.getPort())));
      } catch (java.net.URISyntaxException notAnOrigin) {
        return Optional.empty();
      }
    }

    private static String withPort(String scheme, String host, int port) {
      int known = port >= 0 ? port : scheme.equals("https") ? 443 : 80;
      return host + ":" + known;
    }
  }

  /**
   * Makes a check.
   *
   * @param publicUrl the address under which people reach this installation; empty when it is not
   *     set, then only the {@code Host} that a request names is its own
   */
  public OriginCheck(String publicUrl) {
    this.publicOrigin = publicUrl.isEmpty() ? Optional.empty() : Origin.parse(publicUrl);
  }

  /**
   * Checks what a browser says about where a request comes from.
   *
   * @throws TidemarkException foreign-origin
   */
  public void check(@Nullable String origin, @Nullable String fetchSite, Client client) {
    if (origin != null && !isOwn(origin, client)) {
      throw new TidemarkException(
          ErrorCode.FOREIGN_ORIGIN,
          "The request comes from '"
              + PlainText.shown(origin)
              + "', which is not this site; if it is, set public-url to it.");
    }
    if (origin == null && fetchSite != null && fetchSite.equalsIgnoreCase("cross-site")) {
      throw new TidemarkException(
          ErrorCode.FOREIGN_ORIGIN, "The browser says that another site sent this request.");
    }
  }

  private boolean isOwn(String text, Client client) {
    Optional<Origin> origin = Origin.parse(text);
    if (origin.isEmpty()) {
      return false;
    }
    if (origin.equals(publicOrigin)) {
      return true;
    }
    // Without TLS as far as we know, a proxy that we were not told of may still speak it: then only
    // the authority counts. Over TLS an origin without it is foreign.
    String scheme = client.secure() ? "https" : origin.get().scheme();
    return Origin.parse(scheme + "://" + client.authority()).equals(origin);
  }
}
