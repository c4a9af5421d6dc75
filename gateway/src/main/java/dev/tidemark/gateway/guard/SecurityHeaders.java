package dev.tidemark.gateway.guard;

import dev.tidemark.protocol.Region;
import io.vertx.core.MultiMap;
import java.util.LinkedHashSet;
import java.util.Set;

/** The headers that every answer carries, whatever it is. Immutable. */
public final class SecurityHeaders {
  private static final CharSequence HSTS_NAME =
      io.vertx.core.http.HttpHeaders.createOptimized("strict-transport-security");

  /** A year, as the preload list asks for; without subdomains, which may be other people's. */
  private static final CharSequence HSTS =
      io.vertx.core.http.HttpHeaders.createOptimized("max-age=31536000");

  private final MultiMap always =
      MultiMap.caseInsensitiveMultiMap()
          .add("content-security-policy", contentSecurityPolicy())
          .add("x-content-type-options", "nosniff")
          .add("referrer-policy", "same-origin")
          .add("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()")
          .add("cross-origin-opener-policy", "same-origin")
          .add("cross-origin-resource-policy", "same-origin");

  public void addTo(MultiMap headers, boolean secure) {
    headers.addAll(always);
    if (secure) {
      headers.add(HSTS_NAME, HSTS);
    }
  }

  /** Our own files only; pictures also from where Shopee's pages take theirs. */
  static String contentSecurityPolicy() {
    Set<String> images = new LinkedHashSet<>();
    for (Region region : Region.live()) {
      images.add("https://down-" + region.code() + ".img.susercontent.com");
    }
    for (Region region : Region.live()) {
      images.add("https://cf." + region.domain());
    }
    return "default-src 'self'; script-src 'self'; object-src 'none'; base-uri 'none';"
        + " frame-ancestors 'none'; form-action 'self'; img-src 'self' "
        + String.join(" ", images);
  }
}
