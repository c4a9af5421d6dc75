package dev.tidemark.user;

import static dev.tidemark.user.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.user.v1.BecomeAdministratorRequest;
import dev.tidemark.protocol.user.v1.ChangePasswordRequest;
import dev.tidemark.protocol.user.v1.CreateTokenRequest;
import dev.tidemark.protocol.user.v1.RemoveOwnAccountRequest;
import dev.tidemark.protocol.user.v1.TokenScope;
import dev.tidemark.user.session.SessionToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SecretsIT {
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final Logger ours = (Logger) LoggerFactory.getLogger("dev.tidemark");
  private final ListAppender<ILoggingEvent> events = new ListAppender<>();

  @BeforeEach
  void listen() {
    ours.setLevel(Level.TRACE);
    events.start();
    root.addAppender(events);
  }

  @AfterEach
  void stopListening() {
    root.detachAppender(events);
    ours.setLevel(null);
  }

  @Test
  void leavesNoPasswordTokenOrHashInTheLog() {
    List<String> secrets =
        new ArrayList<>(List.of(UserSystem.PASSWORD, "a new secret", "$argon2id"));
    try (UserSystem system = new UserSystem(Map.of())) {
      String setupToken = system.role().setupToken().orElseThrow();
      secrets.add(setupToken);
      long account = system.register("anna");
      secrets.add(system.logIn("anna", UserSystem.PASSWORD).getSessionToken());
      refusal(ErrorCode.WRONG_CREDENTIALS, () -> system.logIn("anna", "a new secret"));
      refusal(ErrorCode.USERNAME_TAKEN, () -> system.register("anna"));
      var _ =
          system
              .users()
              .becomeAdministrator(
                  BecomeAdministratorRequest.newBuilder()
                      .setAccountId(account)
                      .setToken(setupToken)
                      .build());
      String token =
          system
              .users()
              .createToken(
                  CreateTokenRequest.newBuilder()
                      .setAccountId(account)
                      .setName("a script")
                      .addScopes(TokenScope.READ)
                      .build())
              .getSecret();
      secrets.add(token);
      secrets.add(new SessionToken(token).hash().hex());
      var _ =
          system
              .users()
              .changePassword(
                  ChangePasswordRequest.newBuilder()
                      .setAccountId(account)
                      .setCurrentPassword(UserSystem.PASSWORD)
                      .setNewPassword("a new secret")
                      .build());
      refusal(
          ErrorCode.LAST_ADMINISTRATOR,
          () ->
              system
                  .administration()
                  .removeOwnAccount(
                      RemoveOwnAccountRequest.newBuilder()
                          .setAccountId(account)
                          .setCurrentPassword("a new secret")
                          .build()));
    }

    String log = log();
    assertThat(log)
        .contains("Account created", "Administrator set up", "Password changed", "Token created");
    assertThat(log).doesNotContain(secrets);
  }

  private String log() {
    StringBuilder log = new StringBuilder();
    for (ILoggingEvent event : List.copyOf(events.list)) {
      log.append(event.getFormattedMessage()).append('\n');
      if (event.getThrowableProxy() != null) {
        log.append(ThrowableProxyUtil.asString(event.getThrowableProxy())).append('\n');
      }
    }
    return log.toString();
  }
}
