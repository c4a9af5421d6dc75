package dev.tidemark.gateway.instance;

import dev.tidemark.gateway.endpoint.Answer;
import dev.tidemark.gateway.endpoint.StaticFiles;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Serves the page of the API at /api/docs. Thread-safe. */
public final class ApiPageFiles implements StaticFiles {
  private volatile @Nullable Answer page;
  private final Answer style = Answer.of("text/css; charset=utf-8", Resource.bytes("api-page.css"));

  @Override
  public Optional<Answer> find(String rawPath, HttpServerRequest request) {
    return switch (rawPath) {
      case "/api/docs", "/api/docs/" -> Optional.of(page());
      case "/api/docs/page.css" -> Optional.of(style);
      default -> Optional.empty();
    };
  }

  /** Written when somebody first reads it: a server that starts has better things to do. */
  private Answer page() {
    Answer written = page;
    if (written == null) {
      byte[] html = ApiPage.render().getBytes(StandardCharsets.UTF_8);
      written = Answer.of("text/html; charset=utf-8", html);
      page = written;
    }
    return written;
  }
}
