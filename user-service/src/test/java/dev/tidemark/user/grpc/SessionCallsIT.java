package dev.tidemark.user.grpc;

import static dev.tidemark.user.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.protocol.user.v1.ChangePasswordRequest;
import dev.tidemark.protocol.user.v1.FindSessionRequest;
import dev.tidemark.protocol.user.v1.FindSessionResponse;
import dev.tidemark.protocol.user.v1.ListSessionsRequest;
import dev.tidemark.protocol.user.v1.LogInResponse;
import dev.tidemark.protocol.user.v1.LogOutRequest;
import dev.tidemark.protocol.user.v1.RevokeOtherSessionsRequest;
import dev.tidemark.protocol.user.v1.RevokeSessionRequest;
import dev.tidemark.protocol.user.v1.Session;
import dev.tidemark.user.UserSystem;
import dev.tidemark.user.session.SessionToken;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SessionCallsIT {
  private static final String NEW_PASSWORD = "another correct horse";

  private static UserSystem system;

  @BeforeAll
  static void start() {
    system = new UserSystem(Map.of());
  }

  @AfterAll
  static void stop() {
    system.close();
  }

  @Test
  void findsTheAccountOfASession() {
    long account = system.register("anna");
    LogInResponse loggedIn = system.logIn("anna", UserSystem.PASSWORD);

    FindSessionResponse found = find(loggedIn);

    assertThat(found.getAccount()).isEqualTo(loggedIn.getAccount());
    assertThat(found.getAccount().getAccountId()).isEqualTo(account);
    assertThat(found.getExpiresAtMs()).isEqualTo(loggedIn.getExpiresAtMs());
    assertThat(found.getSessionId()).isNotEmpty();
  }

  @Test
  void findsNothingBehindAForgedOrBrokenHash() {
    refusal(ErrorCode.LOGIN_REQUIRED, () -> find(ByteString.copyFrom(new byte[32])));
    refusal(ErrorCode.LOGIN_REQUIRED, () -> find(ByteString.EMPTY));
    refusal(ErrorCode.LOGIN_REQUIRED, () -> find(ByteString.copyFrom(new byte[1000])));
  }

  @Test
  void logsOutOnceAndForAll() {
    system.register("berta");
    LogInResponse loggedIn = system.logIn("berta", UserSystem.PASSWORD);
    LogOutRequest request = LogOutRequest.newBuilder().setTokenHash(hash(loggedIn)).build();

    system.users().logOut(request);
    system.users().logOut(request);
    system.users().logOut(LogOutRequest.getDefaultInstance());

    refusal(ErrorCode.LOGIN_REQUIRED, () -> find(loggedIn));
  }

  @Test
  void listsSessionsWithWhoOpenedThem() {
    long account = system.register("carla");
    LogInResponse loggedIn = system.logIn("carla", UserSystem.PASSWORD);

    List<Session> sessions = list(account);

    assertThat(sessions).hasSize(1);
    assertThat(sessions.getFirst().getSessionId()).isEqualTo(find(loggedIn).getSessionId());
    assertThat(sessions.getFirst().getUserAgent()).isEqualTo("test browser");
    assertThat(sessions.getFirst().getAddress()).isEqualTo("192.0.2.1");
    assertThat(sessions.getFirst().getCreatedAtMs()).isEqualTo(system.clock().millis());
    assertThat(sessions.getFirst().getExpiresAtMs()).isEqualTo(loggedIn.getExpiresAtMs());
  }

  @Test
  void revokesOneSessionOfItsOwnerOnly() {
    long account = system.register("dora");
    long stranger = system.register("stranger");
    LogInResponse loggedIn = system.logIn("dora", UserSystem.PASSWORD);
    String session = find(loggedIn).getSessionId();

    refusal(ErrorCode.SESSION_NOT_FOUND, () -> revoke(stranger, session));
    find(loggedIn);
    revoke(account, session);

    refusal(ErrorCode.LOGIN_REQUIRED, () -> find(loggedIn));
    refusal(ErrorCode.SESSION_NOT_FOUND, () -> revoke(account, session));
  }

  @Test
  void revokesAllSessionsButOne() {
    long account = system.register("emma");
    LogInResponse kept = system.logIn("emma", UserSystem.PASSWORD);
    LogInResponse other = system.logIn("emma", UserSystem.PASSWORD);

    int ended =
        system
            .users()
            .revokeOtherSessions(
                RevokeOtherSessionsRequest.newBuilder()
                    .setAccountId(account)
                    .setSessionId(find(kept).getSessionId())
                    .build())
            .getEnded();

    assertThat(ended).isEqualTo(1);
    find(kept);
    refusal(ErrorCode.LOGIN_REQUIRED, () -> find(other));
  }

  @Test
  void changesThePasswordAndEndsTheOtherSessions() {
    long account = system.register("frida");
    LogInResponse kept = system.logIn("frida", UserSystem.PASSWORD);
    LogInResponse other = system.logIn("frida", UserSystem.PASSWORD);
    system.clock().advance(java.time.Duration.ofMillis(1));

    changePassword(account, UserSystem.PASSWORD, NEW_PASSWORD, find(kept).getSessionId());

    find(kept);
    refusal(ErrorCode.LOGIN_REQUIRED, () -> find(other));
    refusal(ErrorCode.WRONG_CREDENTIALS, () -> system.logIn("frida", UserSystem.PASSWORD));
    assertThat(system.logIn("frida", NEW_PASSWORD).getSessionToken()).isNotEmpty();
  }

  @Test
  void keepsThePasswordWhenTheCurrentOneIsWrong() {
    long account = system.register("greta");

    TidemarkException refusal =
        refusal(
            ErrorCode.INVALID_VALUE,
            () -> changePassword(account, "not her password", NEW_PASSWORD, ""));

    assertThat(refusal.field()).isEqualTo("currentPassword");
    assertThat(system.logIn("greta", UserSystem.PASSWORD).getSessionToken()).isNotEmpty();
  }

  @Test
  void refusesANewPasswordThatBreaksARule() {
    long account = system.register("helga");

    TidemarkException refusal =
        refusal(
            ErrorCode.INVALID_VALUE,
            () -> changePassword(account, UserSystem.PASSWORD, "short", ""));

    assertThat(refusal.field()).isEqualTo("newPassword");
  }

  @Test
  void slowsDownWhoGuessesThePasswordInAnOpenSession() {
    long account = system.register("irma");
    for (int i = 0; i < 5; i++) {
      refusal(
          ErrorCode.INVALID_VALUE,
          () -> changePassword(account, "not her password", NEW_PASSWORD, ""));
    }

    TidemarkException refusal =
        refusal(
            ErrorCode.TOO_MANY_ATTEMPTS,
            () -> changePassword(account, UserSystem.PASSWORD, NEW_PASSWORD, ""));

    assertThat(refusal.retryAfter()).isPositive();
  }

  private static void changePassword(
      long account, String currentPassword, String newPassword, String session) {
    var _ =
        system
            .users()
            .changePassword(
                ChangePasswordRequest.newBuilder()
                    .setAccountId(account)
                    .setCurrentPassword(currentPassword)
                    .setNewPassword(newPassword)
                    .setSessionId(session)
                    .build());
  }

  private static void revoke(long account, String session) {
    var _ =
        system
            .users()
            .revokeSession(
                RevokeSessionRequest.newBuilder()
                    .setAccountId(account)
                    .setSessionId(session)
                    .build());
  }

  private static List<Session> list(long account) {
    return system
        .users()
        .listSessions(ListSessionsRequest.newBuilder().setAccountId(account).build())
        .getSessionsList();
  }

  private static FindSessionResponse find(LogInResponse loggedIn) {
    return find(hash(loggedIn));
  }

  private static FindSessionResponse find(ByteString hash) {
    return system.users().findSession(FindSessionRequest.newBuilder().setTokenHash(hash).build());
  }

  private static ByteString hash(LogInResponse loggedIn) {
    return ByteString.copyFrom(new SessionToken(loggedIn.getSessionToken()).hash().bytes());
  }
}
