package dev.tidemark.e2e;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** Many who ask the same at once, each by a connection of its own. */
record Crowd(List<CompletableFuture<HttpResponse<String>>> asked) {
  static Crowd asking(URI page, int people) {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    HttpRequest request = HttpRequest.newBuilder(page).timeout(Duration.ofMinutes(1)).build();
    return new Crowd(
        IntStream.range(0, people)
            .mapToObj(_ -> client.sendAsync(request, BodyHandlers.ofString()))
            .toList());
  }

  long answered() {
    return asked.stream().filter(CompletableFuture::isDone).count();
  }

  /** The answers with a status, of those who have one. */
  List<HttpResponse<String>> with(int status) {
    return asked.stream()
        .filter(CompletableFuture::isDone)
        .map(CompletableFuture::join)
        .filter(answer -> answer.statusCode() == status)
        .toList();
  }
}
