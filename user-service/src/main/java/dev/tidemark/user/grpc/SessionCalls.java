package dev.tidemark.user.grpc;

import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.protocol.user.v1.FindSessionRequest;
import dev.tidemark.protocol.user.v1.FindSessionResponse;
import dev.tidemark.protocol.user.v1.ListSessionsRequest;
import dev.tidemark.protocol.user.v1.ListSessionsResponse;
import dev.tidemark.protocol.user.v1.LogOutRequest;
import dev.tidemark.protocol.user.v1.LogOutResponse;
import dev.tidemark.protocol.user.v1.RevokeOtherSessionsRequest;
import dev.tidemark.protocol.user.v1.RevokeOtherSessionsResponse;
import dev.tidemark.protocol.user.v1.RevokeSessionRequest;
import dev.tidemark.protocol.user.v1.RevokeSessionResponse;
import dev.tidemark.runtime.database.Database;
import dev.tidemark.user.account.Account;
import dev.tidemark.user.account.AccountStore;
import dev.tidemark.user.account.Credentials;
import dev.tidemark.user.session.Session;
import dev.tidemark.user.session.SessionId;
import dev.tidemark.user.session.SessionStore;
import java.util.Optional;

/** The calls about sessions. */
public final class SessionCalls {
  private final SessionStore sessions;
  private final Database database;

  public SessionCalls(SessionStore sessions, Database database) {
    this.sessions = sessions;
    this.database = database;
  }

  LogOutResponse logOut(LogOutRequest request) {
    SessionMessages.tokenHash(request.getTokenHash()).ifPresent(sessions::delete);
    return LogOutResponse.getDefaultInstance();
  }

  FindSessionResponse find(FindSessionRequest request) {
    Session session =
        SessionMessages.tokenHash(request.getTokenHash())
            .flatMap(sessions::find)
            .orElseThrow(SessionCalls::loginRequired);
    Account account = account(session.account()).orElseThrow(SessionCalls::loginRequired);
    return FindSessionResponse.newBuilder()
        .setAccount(AccountMessages.message(account))
        .setSessionId(session.id().text())
        .setExpiresAtMs(session.expiresAt().toEpochMilli())
        .build();
  }

  ListSessionsResponse list(ListSessionsRequest request) {
    ListSessionsResponse.Builder answer = ListSessionsResponse.newBuilder();
    sessions.list(AccountId.ofRequest(request.getAccountId())).stream()
        .map(SessionMessages::message)
        .forEach(answer::addSessions);
    return answer.build();
  }

  RevokeSessionResponse revoke(RevokeSessionRequest request) {
    SessionId session = new SessionId(request.getSessionId());
    if (!sessions.revoke(AccountId.ofRequest(request.getAccountId()), session)) {
      throw new TidemarkException(
          ErrorCode.SESSION_NOT_FOUND, "this account has no such session, or it has ended");
    }
    return RevokeSessionResponse.getDefaultInstance();
  }

  RevokeOtherSessionsResponse revokeOthers(RevokeOtherSessionsRequest request) {
    int ended =
        sessions.revokeOthers(
            AccountId.ofRequest(request.getAccountId()), new SessionId(request.getSessionId()));
    return RevokeOtherSessionsResponse.newBuilder().setEnded(ended).build();
  }

  private Optional<Account> account(AccountId account) {
    return database
        .read(handle -> new AccountStore(handle).find(account))
        .map(Credentials::account)
        .filter(found -> !found.locked());
  }

  private static TidemarkException loginRequired() {
    return new TidemarkException(
        ErrorCode.LOGIN_REQUIRED, "there is no such session, or it has ended");
  }
}
