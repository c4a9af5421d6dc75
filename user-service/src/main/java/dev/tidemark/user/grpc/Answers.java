package dev.tidemark.user.grpc;

import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;

/** Sends the one answer of a call. */
final class Answers {
  private Answers() {}

  static <T> void now(T message, StreamObserver<T> observer) {
    observer.onNext(message);
    observer.onCompleted();
  }

  static <T> void later(CompletableFuture<T> later, StreamObserver<T> observer) {
    CompletableFuture<T> _ =
        later.whenComplete((message, failure) -> {
          if (failure == null) {
            now(message, observer);
          } else {
            observer.onError(failure);
          }
        });
  }
}
