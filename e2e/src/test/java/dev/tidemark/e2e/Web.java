package dev.tidemark.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Plain looks at a page, without an account. */
final class Web {
  private Web() {}

  static HttpResponse<String> get(URI uri) {
    return get(uri, "Accept", "*/*");
  }

  static HttpResponse<String> get(URI uri, String header, String value) {
    HttpRequest request = HttpRequest.newBuilder(uri).header(header, value).build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static int status(URI uri) {
    return get(uri).statusCode();
  }
}
