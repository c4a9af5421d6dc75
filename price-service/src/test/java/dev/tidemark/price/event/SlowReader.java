package dev.tidemark.price.event;

import dev.tidemark.protocol.price.v1.PriceEvent;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A reader of events that takes them only while it is ready. */
final class SlowReader extends ServerCallStreamObserver<PriceEvent> {
  final List<PriceEvent> events = new ArrayList<>();
  boolean ready;
  @Nullable Throwable ended;

  @Override
  public boolean isReady() {
    return ready;
  }

  @Override
  public void onNext(PriceEvent event) {
    events.add(event);
  }

  @Override
  public void onError(Throwable failure) {
    assert ended == null;
    ended = failure;
  }

  @Override
  public void onCompleted() {}

  @Override
  public boolean isCancelled() {
    return false;
  }

  @Override
  public void setOnCancelHandler(Runnable handler) {}

  @Override
  public void setOnReadyHandler(Runnable handler) {}

  @Override
  public void setCompression(String compression) {}

  @Override
  public void disableAutoInboundFlowControl() {}

  @Override
  public void request(int count) {}

  @Override
  public void setMessageCompression(boolean enable) {}
}
