package dev.tidemark.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * What a {@link RecordedShop} answers: status, headers, body, and how badly it behaves. Immutable.
 */
public final class Reply {
  private static final byte[] SPACES = " ".repeat(8192).getBytes(StandardCharsets.US_ASCII);

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;
  private final long padding;
  private final Duration delay;
  private final boolean truncated;

  private Reply(
      int status,
      Map<String, String> headers,
      byte[] body,
      long padding,
      Duration delay,
      boolean truncated) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.padding = padding;
    this.delay = delay;
    this.truncated = truncated;
  }

  /** JSON, at once and whole. */
  public static Reply of(int status, String body) {
    return of(status, body.getBytes(StandardCharsets.UTF_8))
        .withHeader("Content-Type", "application/json");
  }

  /** These bytes, at once and whole. */
  public static Reply of(int status, byte[] body) {
    return new Reply(status, Map.of(), body.clone(), 0, Duration.ZERO, false);
  }

  public Reply withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Reply(status, more, body, padding, delay, truncated);
  }

  /** Nothing is sent before so much time has passed. */
  public Reply after(Duration delay) {
    return new Reply(status, headers, body, padding, delay, truncated);
  }

  /** The connection breaks in the middle of the body. */
  public Reply truncated() {
    return new Reply(status, headers, body, padding, delay, true);
  }

  /** So many spaces follow the body, which leaves JSON valid. */
  public Reply padded(long spaces) {
    return new Reply(status, headers, body, spaces, delay, truncated);
  }

  /** The body compressed, with the header that says so. */
  public Reply gzipped() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      writeWhole(gzip);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return new Reply(status, headers, bytes.toByteArray(), 0, delay, truncated)
        .withHeader("Content-Encoding", "gzip");
  }

  int status() {
    return status;
  }

  Map<String, String> headers() {
    return headers;
  }

  Duration delay() {
    return delay;
  }

  boolean isTruncated() {
    return truncated;
  }

  /** The length that is declared, whether or not all of it is sent. */
  long length() {
    return body.length + padding;
  }

  void writeHalf(OutputStream out) throws IOException {
    out.write(body, 0, body.length / 2);
  }

  void writeWhole(OutputStream out) throws IOException {
    out.write(body);
    for (long left = padding; left > 0; left -= SPACES.length) {
      out.write(SPACES, 0, (int) Math.min(left, SPACES.length));
    }
  }
}
