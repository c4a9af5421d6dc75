package dev.tidemark.gateway.instance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads files that are part of the gateway. */
final class Resource {
  private Resource() {}

  static byte[] bytes(String name) {
    try (InputStream file = Resource.class.getResourceAsStream("/" + name)) {
      if (file == null) {
        throw new IllegalStateException("the gateway was built without " + name);
      }
      return file.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static String text(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }
}
