package dev.tidemark.gateway.endpoint;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Makes bodies short for those who can read them so. */
public final class Gzip {
  private Gzip() {}

  /** Whether a header {@code Accept-Encoding} allows it. */
  public static boolean isAccepted(@Nullable String encodings) {
    if (encodings == null) {
      return false;
    }
    String plain = encodings.replace(" ", "");
    return plain.contains("gzip") && !plain.contains("gzip;q=0,") && !plain.endsWith("gzip;q=0");
  }

  /**
   * The same bytes, packed.
   *
   * @param level of {@link java.util.zip.Deflater}
   */
  public static Buffer pack(byte[] content, int level) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length / 3 + 64);
    try (GZIPOutputStream gzip = new Packing(bytes, level)) {
      gzip.write(content);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return Buffer.buffer(bytes.toByteArray());
  }

  private static final class Packing extends GZIPOutputStream {
    Packing(ByteArrayOutputStream bytes, int level) throws IOException {
      super(bytes);
      def.setLevel(level);
    }
  }
}
