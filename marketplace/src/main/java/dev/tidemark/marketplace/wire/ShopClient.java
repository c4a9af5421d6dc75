package dev.tidemark.marketplace.wire;

import dev.tidemark.marketplace.listing.PriceCheck.UnreachableReason;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Fetches documents from a shop within fixed limits of time and size. It follows no redirects and
 * keeps no cookies. Thread-safe.
 */
public final class ShopClient implements AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  public static final Duration TOTAL_TIMEOUT = Duration.ofSeconds(10);

  /** Ten times the largest recorded answer, packed or unpacked. */
  public static final int MAX_BODY = 4 << 20;

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT_TIMEOUT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final Map<String, String> headers;
  private final Duration timeout;

  /**
   * @param headers sent with every request
   */
  public ShopClient(Map<String, String> headers, Duration timeout) {
    this.headers = Map.copyOf(headers);
    this.timeout = timeout;
  }

  public HttpReply get(URI address) throws HttpFailure, InterruptedException {
    return send(HttpRequest.newBuilder(address), address, Map.of());
  }

  /**
   * Sends exactly these bytes.
   *
   * @param more headers of this request alone; they win over those of every request
   */
  public HttpReply post(URI address, Map<String, String> more, byte[] body)
      throws HttpFailure, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address).POST(BodyPublishers.ofByteArray(body));
    return send(request, address, more);
  }

  private HttpReply send(HttpRequest.Builder request, URI address, Map<String, String> more)
      throws HttpFailure, InterruptedException {
    headers.forEach(request::setHeader);
    more.forEach(request::setHeader);
    request.timeout(timeout);
    if (address.getScheme().equals("http")) {
      // Otherwise each request without TLS would ask for an upgrade to HTTP/2.
      request.version(HttpClient.Version.HTTP_1_1);
    }
    // The request's own time-out ends with the headers; this one includes the body.
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(
            request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_BODY));
    try {
      return unpacked(answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException tooLong) {
      throw new HttpFailure(UnreachableReason.TIMEOUT, tooLong);
    } catch (ExecutionException failed) {
      throw new HttpFailure(reason(failed.getCause()), failed);
    } finally {
      answer.cancel(true);
    }
  }

  private static UnreachableReason reason(@Nullable Throwable cause) {
    if (cause instanceof HttpTimeoutException) {
      return UnreachableReason.TIMEOUT;
    }
    // The limiting body handler has no exception of its own.
    boolean tooLarge =
        cause instanceof IOException && String.valueOf(cause.getMessage()).contains("capacity");
    return tooLarge ? UnreachableReason.TOO_LARGE : UnreachableReason.NO_CONNECTION;
  }

  private static HttpReply unpacked(HttpResponse<byte[]> answer) throws HttpFailure {
    boolean packed =
        answer.headers().firstValue("content-encoding").orElse("").equalsIgnoreCase("gzip");
    return new HttpReply(
        answer.statusCode(),
        answer.headers().firstValue("retry-after").orElse(null),
        answer.headers().firstValue("location").orElse(null),
        date(answer.headers().firstValue("date").orElse(null)),
        packed ? unpackedBody(answer) : answer.body());
  }

  private static @Nullable Instant date(@Nullable String header) {
    try {
      return header == null
          ? null
          : ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeParseException notADate) {
      return null;
    }
  }

  /** Where the status says it all, a body that cannot be unpacked hides nothing. */
  private static byte[] unpackedBody(HttpResponse<byte[]> answer) throws HttpFailure {
    try {
      return unpack(answer.body());
    } catch (HttpFailure failure) {
      if (answer.statusCode() == 200) {
        throw failure;
      }
      return new byte[0];
    }
  }

  private static byte[] unpack(byte[] packed) throws HttpFailure {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      byte[] body = gzip.readNBytes(MAX_BODY + 1);
      if (body.length > MAX_BODY) {
        throw new HttpFailure(
            UnreachableReason.TOO_LARGE, new IOException("unpacks to more than " + MAX_BODY));
      }
      return body;
    } catch (ZipException | EOFException broken) {
      throw new HttpFailure(UnreachableReason.NOT_JSON, broken);
    } catch (IOException broken) {
      throw new HttpFailure(UnreachableReason.NO_CONNECTION, broken);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
