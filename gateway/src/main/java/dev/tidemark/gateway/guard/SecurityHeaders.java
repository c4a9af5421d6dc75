package dev.tidemark.gateway.guard;

import dev.tidemark.protocol.Region;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The headers that every answer carries, whatever it is. Immutable. */
public final class SecurityHeaders {
  /** A year, as the preload list asks for; without subdomains, which may be other people's. */
  private static final Header STRICT_TRANSPORT =
      header("strict-transport-security", "max-age=31536000");

  private final List<Header> always;

  /** Name and value as the bytes that are sent, since they are sent with every answer. */
  private record Header(CharSequence name, CharSequence value) {}

  /**
   * Headers for pages that show pictures of Shopee and of the demo shop.
   *
   * @param demoShop the origin of the demo shop, when there is one
   */
  public SecurityHeaders(Optional<URI> demoShop) {
    this.always =
        List.of(
            header("content-security-policy", contentSecurityPolicy(demoShop)),
            header("x-content-type-options", "nosniff"),
            header("referrer-policy", "same-origin"),
            header(
                "permissions-policy",
                "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
            header("cross-origin-opener-policy", "same-origin"),
            header("cross-origin-resource-policy", "same-origin"));
  }

  public void addTo(MultiMap headers, boolean secure) {
    always.forEach(header -> headers.add(header.name(), header.value()));
    if (secure) {
      headers.add(STRICT_TRANSPORT.name(), STRICT_TRANSPORT.value());
    }
  }

  private static Header header(String name, String value) {
    return new Header(HttpHeaders.createOptimized(name), HttpHeaders.createOptimized(value));
  }

  /** Our own files only; pictures also from where the shops' pages take theirs. */
  static String contentSecurityPolicy(Optional<URI> demoShop) {
    Set<String> images = new LinkedHashSet<>();
    for (Region region : Region.live()) {
      images.add("https://down-" + region.code() + ".img.susercontent.com");
    }
    for (Region region : Region.live()) {
      images.add("https://cf." + region.domain());
    }
    demoShop.ifPresent(origin -> images.add(origin.toString()));
    return "default-src 'self'; script-src 'self'; object-src 'none'; base-uri 'none';"
        + " frame-ancestors 'none'; form-action 'self'; img-src 'self' "
        + String.join(" ", images);
  }
}
