package dev.tidemark.gateway;

import dev.tidemark.protocol.price.v1.PriceEvent;
import dev.tidemark.protocol.price.v1.PriceServiceGrpc;
import dev.tidemark.protocol.price.v1.SubscribeRequest;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A price service that tells what a test wants it to tell. */
final class FakePrices extends PriceServiceGrpc.PriceServiceImplBase {
  private final List<StreamObserver<PriceEvent>> subscribers = new CopyOnWriteArrayList<>();

  @Override
  public void subscribe(SubscribeRequest request, StreamObserver<PriceEvent> to) {
    ((ServerCallStreamObserver<PriceEvent>) to).setOnCancelHandler(() -> subscribers.remove(to));
    subscribers.add(to);
  }

  int subscribers() {
    return subscribers.size();
  }

  void tell(PriceEvent event) {
    subscribers.forEach(subscriber -> subscriber.onNext(event));
  }

  /** Breaks every line, as a service does that stops. */
  void breakLines() {
    List<StreamObserver<PriceEvent>> broken = List.copyOf(subscribers);
    subscribers.removeAll(broken);
    broken.forEach(subscriber -> subscriber.onError(Status.UNAVAILABLE.asRuntimeException()));
  }
}
