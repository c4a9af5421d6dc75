package dev.tidemark.simulator.page;

import dev.tidemark.simulator.http.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The few files beside the pages. Immutable. */
final class Assets {
  private final String style = read("demo.css");
  private final String script = read("countdown.js");

  Answer style() {
    return kept(Answer.text(200, "text/css; charset=utf-8", style), "300");
  }

  Answer script() {
    return kept(Answer.text(200, "text/javascript; charset=utf-8", script), "300");
  }

  /** A picture never changes; as a page of its own it may do nothing. */
  Answer picture(String svg) {
    return kept(Answer.text(200, "image/svg+xml", svg), "86400")
        .with("content-security-policy", "default-src 'none'");
  }

  private static Answer kept(Answer answer, String seconds) {
    return answer
        .with("cache-control", "public, max-age=" + seconds)
        .with("x-content-type-options", "nosniff");
  }

  private static String read(String name) {
    try (InputStream file = Assets.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("there is no resource " + name);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
