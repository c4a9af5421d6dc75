package dev.tidemark.gateway.endpoint;

import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/** Pages and files that are the same for everybody. */
public interface StaticFiles {
  /**
   * The answer to a GET of this path, as it stands in the request line; empty when it is not ours.
   */
  Optional<Answer> find(String rawPath, HttpServerRequest request);
}
