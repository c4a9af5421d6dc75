package dev.tidemark.gateway.site;

import dev.tidemark.gateway.endpoint.Gzip;
import io.vertx.core.buffer.Buffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.Deflater;

/** A file of the web app, ready to be sent: plain, compressed, and with a name for its content. */
record Asset(
    String contentType, Buffer plain, Buffer gzipped, String entityTag, boolean immutable) {
  /** Less than this fits one network packet anyway. */
  private static final int WORTH_COMPRESSING = 1_000;

  static Asset of(String path, byte[] content) {
    return new Asset(
        ContentTypes.of(path),
        Buffer.buffer(content),
        Gzip.pack(content, Deflater.BEST_COMPRESSION),
        entityTag(content),
        path.startsWith("/assets/"));
  }

  /** Whether the compressed form is the smaller one. */
  boolean compresses() {
    return plain.length() >= WORTH_COMPRESSING && gzipped.length() < plain.length();
  }

  private static String entityTag(byte[] content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return '"' + HexFormat.of().formatHex(hash, 0, 8) + '"';
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("every Java has SHA-256", absent);
    }
  }
}
