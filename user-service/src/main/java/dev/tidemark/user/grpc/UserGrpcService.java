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
    Answers.later(accounts.register(request), observer);
  }

  @Override
  public void logIn(LogInRequest request, StreamObserver<LogInResponse> observer) {
    Answers.later(accounts.logIn(request), observer);
  }

  @Override
  public void logOut(LogOutRequest request, StreamObserver<LogOutResponse> observer) {
    Answers.now(sessions.logOut(request), observer);
  }

  @Override
  public void findSession(
      FindSessionRequest request, StreamObserver<FindSessionResponse> observer) {
    Answers.now(sessions.find(request), observer);
  }

  @Override
  public void listSessions(
      ListSessionsRequest request, StreamObserver<ListSessionsResponse> observer) {
    Answers.now(sessions.list(request), observer);
  }

  @Override
  public void revokeSession(
      RevokeSessionRequest request, StreamObserver<RevokeSessionResponse> observer) {
    Answers.now(sessions.revoke(request), observer);
  }

  @Override
  public void revokeOtherSessions(
      RevokeOtherSessionsRequest request, StreamObserver<RevokeOtherSessionsResponse> observer) {
    Answers.now(sessions.revokeOthers(request), observer);
  }

  @Override
  public void changePassword(
      ChangePasswordRequest request, StreamObserver<ChangePasswordResponse> observer) {
    Answers.later(accounts.changePassword(request), observer);
  }

  @Override
  public void becomeAdministrator(
      BecomeAdministratorRequest request, StreamObserver<BecomeAdministratorResponse> observer) {
    Answers.now(accounts.becomeAdministrator(request), observer);
  }

  @Override
  public void getAccountPolicy(
      GetAccountPolicyRequest request, StreamObserver<GetAccountPolicyResponse> observer) {
    Answers.now(accounts.policy(), observer);
  }

  @Override
  public void addWatch(AddWatchRequest request, StreamObserver<AddWatchResponse> observer) {
    Answers.now(watches.add(request), observer);
  }

  @Override
  public void getWatch(GetWatchRequest request, StreamObserver<GetWatchResponse> observer) {
    Answers.now(watches.get(request), observer);
  }

  @Override
  public void updateWatch(
      UpdateWatchRequest request, StreamObserver<UpdateWatchResponse> observer) {
    Answers.now(watches.update(request), observer);
  }

  @Override
  public void removeWatch(
      RemoveWatchRequest request, StreamObserver<RemoveWatchResponse> observer) {
    Answers.now(watches.remove(request), observer);
  }

  @Override
  public void listWatches(
      ListWatchesRequest request, StreamObserver<ListWatchesResponse> observer) {
    Answers.now(watches.list(request), observer);
  }

  @Override
  public void createToken(
      CreateTokenRequest request, StreamObserver<CreateTokenResponse> observer) {
    Answers.now(tokens.create(request), observer);
  }

  @Override
  public void listTokens(ListTokensRequest request, StreamObserver<ListTokensResponse> observer) {
    Answers.now(tokens.list(request), observer);
  }

  @Override
  public void revokeToken(
      RevokeTokenRequest request, StreamObserver<RevokeTokenResponse> observer) {
    Answers.now(tokens.revoke(request), observer);
  }

  @Override
  public void findToken(FindTokenRequest request, StreamObserver<FindTokenResponse> observer) {
    Answers.now(tokens.find(request), observer);
  }
}
