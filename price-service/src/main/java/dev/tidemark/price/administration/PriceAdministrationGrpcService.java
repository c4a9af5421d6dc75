package dev.tidemark.price.administration;

import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.price.v1.ForgetAccountRequest;
import dev.tidemark.protocol.price.v1.ForgetAccountResponse;
import dev.tidemark.protocol.price.v1.GetPollingRequest;
import dev.tidemark.protocol.price.v1.GetPollingResponse;
import dev.tidemark.protocol.price.v1.PriceAdministrationGrpc;
import io.grpc.stub.StreamObserver;

/** The calls by which the price service is administered. */
public final class PriceAdministrationGrpcService
    extends PriceAdministrationGrpc.PriceAdministrationImplBase {
  private final ForgetAccount forgetAccount;
  private final PollFigures figures;

  public PriceAdministrationGrpcService(ForgetAccount forgetAccount, PollFigures figures) {
    this.forgetAccount = forgetAccount;
    this.figures = figures;
  }

  @Override
  public void forgetAccount(
      ForgetAccountRequest request, StreamObserver<ForgetAccountResponse> observer) {
    forgetAccount.forget(AccountId.ofRequest(request.getAccountId()));
    observer.onNext(ForgetAccountResponse.getDefaultInstance());
    observer.onCompleted();
  }

  @Override
  public void getPolling(GetPollingRequest request, StreamObserver<GetPollingResponse> observer) {
    observer.onNext(figures.answer());
    observer.onCompleted();
  }
}
