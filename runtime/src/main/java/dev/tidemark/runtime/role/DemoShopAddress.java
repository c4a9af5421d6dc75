package dev.tidemark.runtime.role;

import dev.tidemark.runtime.config.Setting;
import dev.tidemark.runtime.config.Settings;
import java.net.URI;
import java.util.Optional;

/**
 * Where the demo shop stands, for the roles that have to agree on it: the gateway reads its links,
 * the price service asks it.
 */
public final class DemoShopAddress {
  public static final Setting<String> URL =
      Setting.text(
              "demo.url",
              "",
              "Origin of a demo shop that runs elsewhere or behind a proxy, as people and links name"
                  + " it, such as https://demo.example.org; none of our own is started then. Each"
                  + " role that runs apart needs it.")
          .check(
              url -> url.isEmpty() || url.matches("https?://[A-Za-z0-9.\\[\\]:-]+/?"),
              "nothing, or an origin such as http://127.0.0.1:8081, without a path");

  private DemoShopAddress() {}

  /** The origin of the demo shop, without a slash at its end; empty when there is none. */
  public static Optional<URI> of(Settings settings) {
    String url = settings.get(URL);
    return url.isEmpty()
        ? Optional.empty()
        : Optional.of(URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url));
  }
}
