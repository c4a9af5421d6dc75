package dev.tidemark.user;

import dev.tidemark.protocol.price.v1.ForgetAccountRequest;
import dev.tidemark.protocol.price.v1.ForgetAccountResponse;
import dev.tidemark.protocol.price.v1.PriceAdministrationGrpc;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A price service that remembers what it was asked to forget, and can be away. */
public final class ForgetfulPrices extends PriceAdministrationGrpc.PriceAdministrationImplBase {
  private final List<Long> forgotten = new CopyOnWriteArrayList<>();
  private volatile boolean away;
  private volatile int refused;

  /** Every call fails from now on, or no longer. */
  public void away(boolean away) {
    this.away = away;
  }

  /** How many calls have failed. */
  public int refused() {
    return refused;
  }

  public List<Long> forgotten() {
    return forgotten;
  }

  @Override
  public synchronized void forgetAccount(
      ForgetAccountRequest request, StreamObserver<ForgetAccountResponse> observer) {
    if (away) {
      refused++;
      observer.onError(Status.UNAVAILABLE.asRuntimeException());
      return;
    }
    forgotten.add(request.getAccountId());
    observer.onNext(ForgetAccountResponse.getDefaultInstance());
    observer.onCompleted();
  }
}
