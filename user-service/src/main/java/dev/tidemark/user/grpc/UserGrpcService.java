package dev.tidemark.user.grpc;

import dev.tidemark.protocol.user.v1.AddWatchRequest;
import dev.tidemark.protocol.user.v1.AddWatchResponse;
import dev.tidemark.protocol.user.v1.BecomeAdministratorRequest;
import dev.tidemark.protocol.user.v1.BecomeAdministratorResponse;
import dev.tidemark.protocol.user.v1.ChangePasswordRequest;
import dev.tidemark.protocol.user.v1.ChangePasswordResponse;
import dev.tidemark.protocol.user.v1.CreateTokenRequest;
import dev.tidemark.protocol.user.v1.CreateTokenResponse;
import dev.tidemark.protocol.user.v1.FindSessionRequest;
import dev.tidemark.protocol.user.v1.FindSessionResponse;
import dev.tidemark.protocol.user.v1.FindTokenRequest;
import dev.tidemark.protocol.user.v1.FindTokenResponse;
import dev.tidemark.protocol.user.v1.GetAccountPolicyRequest;
import dev.tidemark.protocol.user.v1.GetAccountPolicyResponse;
import dev.tidemark.protocol.user.v1.GetWatchRequest;
import dev.tidemark.protocol.user.v1.GetWatchResponse;
import dev.tidemark.protocol.user.v1.ListSessionsRequest;
import dev.tidemark.protocol.user.v1.ListSessionsResponse;
import dev.tidemark.protocol.user.v1.ListTokensRequest;
import dev.tidemark.protocol.user.v1.ListTokensResponse;
import dev.tidemark.protocol.user.v1.ListWatchesRequest;
import dev.tidemark.protocol.user.v1.ListWatchesResponse;
import dev.tidemark.protocol.user.v1.LogInRequest;
import dev.tidemark.protocol.user.v1.LogInResponse;
import dev.tidemark.protocol.user.v1.LogOutRequest;
import dev.tidemark.protocol.user.v1.LogOutResponse;
import dev.tidemark.protocol.user.v1.RegisterRequest;
import dev.tidemark.protocol.user.v1.RegisterResponse;
import dev.tidemark.protocol.user.v1.RemoveWatchRequest;
import dev.tidemark.protocol.user.v1.RemoveWatchResponse;
import dev.tidemark.protocol.user.v1.RevokeOtherSessionsRequest;
import dev.tidemark.protocol.user.v1.RevokeOtherSessionsResponse;
import dev.tidemark.protocol.user.v1.RevokeSessionRequest;
import dev.tidemark.protocol.user.v1.RevokeSessionResponse;
import dev.tidemark.protocol.user.v1.RevokeTokenRequest;
import dev.tidemark.protocol.user.v1.RevokeTokenResponse;
import dev.tidemark.protocol.user.v1.UpdateWatchRequest;
import dev.tidemark.protocol.user.v1.UpdateWatchResponse;
import dev.tidemark.protocol.user.v1.UserServiceGrpc;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;

/** The user service as gRPC sees it: which call is answered by whom. */
public final class UserGrpcService extends UserServiceGrpc.UserServiceImplBase {
  private final AccountCalls accounts;
  private final SessionCalls sessions;
  private final WatchCalls watches;
  private final TokenCalls tokens;

  public UserGrpcService(
      AccountCalls accounts, SessionCalls sessions, WatchCalls watches, TokenCalls tokens) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.watches = watches;
    this.tokens = tokens;
  }

  @Override
  public void register(RegisterRequest request, StreamObserver<RegisterResponse> observer) {
    answerLater(accounts.register(request), observer);
  }

  @Override
  public void logIn(LogInRequest request, StreamObserver<LogInResponse> observer) {
    answerLater(accounts.logIn(request), observer);
  }

  @Override
  public void logOut(LogOutRequest request, StreamObserver<LogOutResponse> observer) {
    answer(sessions.logOut(request), observer);
  }

  @Override
  public void findSession(
      FindSessionRequest request, StreamObserver<FindSessionResponse> observer) {
    answer(sessions.find(request), observer);
  }

  @Override
  public void listSessions(
      ListSessionsRequest request, StreamObserver<ListSessionsResponse> observer) {
    answer(sessions.list(request), observer);
  }

  @Override
  public void revokeSession(
      RevokeSessionRequest request, StreamObserver<RevokeSessionResponse> observer) {
    answer(sessions.revoke(request), observer);
  }

  @Override
  public void revokeOtherSessions(
      RevokeOtherSessionsRequest request, StreamObserver<RevokeOtherSessionsResponse> observer) {
    answer(sessions.revokeOthers(request), observer);
  }

  @Override
  public void changePassword(
      ChangePasswordRequest request, StreamObserver<ChangePasswordResponse> observer) {
    answerLater(accounts.changePassword(request), observer);
  }

  @Override
  public void becomeAdministrator(
      BecomeAdministratorRequest request, StreamObserver<BecomeAdministratorResponse> observer) {
    answer(accounts.becomeAdministrator(request), observer);
  }

  @Override
  public void getAccountPolicy(
      GetAccountPolicyRequest request, StreamObserver<GetAccountPolicyResponse> observer) {
    answer(accounts.policy(), observer);
  }

  @Override
  public void addWatch(AddWatchRequest request, StreamObserver<AddWatchResponse> observer) {
    answer(watches.add(request), observer);
  }

  @Override
  public void getWatch(GetWatchRequest request, StreamObserver<GetWatchResponse> observer) {
    answer(watches.get(request), observer);
  }

  @Override
  public void updateWatch(
      UpdateWatchRequest request, StreamObserver<UpdateWatchResponse> observer) {
    answer(watches.update(request), observer);
  }

  @Override
  public void removeWatch(
      RemoveWatchRequest request, StreamObserver<RemoveWatchResponse> observer) {
    answer(watches.remove(request), observer);
  }

  @Override
  public void listWatches(
      ListWatchesRequest request, StreamObserver<ListWatchesResponse> observer) {
    answer(watches.list(request), observer);
  }

  @Override
  public void createToken(
      CreateTokenRequest request, StreamObserver<CreateTokenResponse> observer) {
    answer(tokens.create(request), observer);
  }

  @Override
  public void listTokens(ListTokensRequest request, StreamObserver<ListTokensResponse> observer) {
    answer(tokens.list(request), observer);
  }

  @Override
  public void revokeToken(
      RevokeTokenRequest request, StreamObserver<RevokeTokenResponse> observer) {
    answer(tokens.revoke(request), observer);
  }

  @Override
  public void findToken(FindTokenRequest request, StreamObserver<FindTokenResponse> observer) {
    answer(tokens.find(request), observer);
  }

  private static <T> void answer(T message, StreamObserver<T> observer) {
    observer.onNext(message);
    observer.onCompleted();
  }

  private static <T> void answerLater(CompletableFuture<T> later, StreamObserver<T> observer) {
    CompletableFuture<T> _ =
        later.whenComplete((message, failure) -> {
          if (failure == null) {
            answer(message, observer);
          } else {
            observer.onError(failure);
          }
        });
  }
}
