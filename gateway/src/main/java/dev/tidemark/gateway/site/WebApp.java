package dev.tidemark.gateway.site;

import dev.tidemark.gateway.endpoint.Answer;
import dev.tidemark.gateway.endpoint.Gzip;
import dev.tidemark.gateway.endpoint.StaticFiles;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Serves the web app from memory: its files, its one page under every address that the app itself
 * routes, and with status 404 under all others. Immutable.
 *
 * <p>Only paths that were read at start are ever looked up, so that no path leads out of the app.
 */
public final class WebApp implements StaticFiles {
  private static final String INDEX = "/index.html";

  /** The addresses that the app routes; the admin port's, for one, are not among them. */
  private static final Pattern PAGE =
      Pattern.compile(
          "/|/(login|register|search|account|setup|sources|flash-sales|add|help|status|admin(/operations)?"
              + "|inbox|alerts)/?"
              + "|/items/[A-Za-z0-9._~-]+/?|/flash-sales/[a-z]+/[0-9]+/?");

  private final Map<String, Asset> assets;

  private WebApp(Map<String, Asset> assets) {
    this.assets = Map.copyOf(assets);
  }

  /** Reads the app from the class path; without one, nothing is served. */
  public static WebApp fromClassPath(ClassLoader loader) {
    return new WebApp(AssetFolder.read(loader));
  }

  @Override
  public Optional<Answer> find(String rawPath, HttpServerRequest request) {
    if (assets.isEmpty() || rawPath.startsWith("/api/") || rawPath.equals("/api")) {
      return Optional.empty();
    }
    Asset asset = assets.get(rawPath);
    if (asset == null && isPage(rawPath)) {
      asset = assets.get(INDEX);
    }
    if (asset != null) {
      return Optional.of(answer(asset, request));
    }
    Asset index = assets.get(INDEX);
    return index != null && wantsPage(request) ? Optional.of(nothingHere(index)) : Optional.empty();
  }

  private static boolean isPage(String path) {
    return PAGE.matcher(path).matches();
  }

  private static boolean wantsPage(HttpServerRequest request) {
    String accept = request.getHeader("accept");
    return accept != null && accept.contains("text/html");
  }

  /** The app has a page for this; the status tells programs. */
  private static Answer nothingHere(Asset index) {
    return new Answer(404, index.contentType(), index.plain(), List.of());
  }

  private static Answer answer(Asset asset, HttpServerRequest request) {
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    headers.add(Map.entry("ETag", asset.entityTag()));
    headers.add(Map.entry("Vary", "Accept-Encoding"));
    // Names under /assets/ hold a hash of their content, so that they never mean anything else.
    headers.add(
        Map.entry(
            "Cache-Control",
            asset.immutable() ? "public, max-age=31536000, immutable" : "no-cache"));
    if (asset.entityTag().equals(request.getHeader("if-none-match"))) {
      return new Answer(304, "", Buffer.buffer(), headers);
    }
    if (asset.compresses() && Gzip.isAccepted(request.getHeader("accept-encoding"))) {
      headers.add(Map.entry("Content-Encoding", "gzip"));
      return new Answer(200, asset.contentType(), asset.gzipped(), headers);
    }
    return new Answer(200, asset.contentType(), asset.plain(), headers);
  }
}
