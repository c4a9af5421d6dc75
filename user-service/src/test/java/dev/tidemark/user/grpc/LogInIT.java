package dev.tidemark.user.grpc;

import static dev.tidemark.user.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.protocol.user.v1.LogInResponse;
import dev.tidemark.runtime.grpc.GrpcErrors;
import dev.tidemark.user.Together;
import dev.tidemark.user.UserSystem;
import dev.tidemark.user.account.AccountStore;
import dev.tidemark.user.account.Credentials;
import dev.tidemark.user.password.Password;
import dev.tidemark.user.password.PasswordHash;
import dev.tidemark.user.password.PasswordHasher;
import dev.tidemark.user.password.PasswordHasher.Cost;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LogInIT {
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
  void opensASessionWithANewTokenEachTime() {
    long account = system.register("anna");

    LogInResponse first = system.logIn("anna", UserSystem.PASSWORD);
    LogInResponse second = system.logIn("ANNA", UserSystem.PASSWORD);

    assertThat(first.getAccount().getAccountId()).isEqualTo(account);
    assertThat(Base64.getUrlDecoder().decode(first.getSessionToken())).hasSize(32);
    assertThat(second.getSessionToken()).isNotEqualTo(first.getSessionToken());
    assertThat(first.getExpiresAtMs())
        .isEqualTo(system.clock().millis() + Duration.ofDays(7).toMillis());
  }

  @Test
  void answersAWrongPasswordAndAnUnknownNameAlike() {
    system.register("berta");
    long hashesBefore = hashes();

    TidemarkException wrong =
        refusal(ErrorCode.WRONG_CREDENTIALS, () -> system.logIn("berta", "not her password"));
    TidemarkException unknown =
        refusal(ErrorCode.WRONG_CREDENTIALS, () -> system.logIn("nobody", "not her password"));
    TidemarkException impossible =
        refusal(ErrorCode.WRONG_CREDENTIALS, () -> system.logIn("😀\0", "not her password"));

    assertThat(unknown.detail()).isEqualTo(wrong.detail());
    assertThat(impossible.detail()).isEqualTo(wrong.detail());
    assertThat(unknown.field()).isEqualTo(wrong.field());
    // As many hashes as attempts: that is where all the time goes.
    assertThat(hashes()).isEqualTo(hashesBefore + 3);
  }

  @Test
  void refusesTheSixthAttemptEvenWithTheRightPassword() {
    system.register("carla");
    failFiveTimes("carla");

    TidemarkException refusal =
        refusal(ErrorCode.TOO_MANY_ATTEMPTS, () -> system.logIn("carla", UserSystem.PASSWORD));

    assertThat(refusal.retryAfter()).isEqualTo(Duration.ofMinutes(1));
    system.clock().advance(Duration.ofMinutes(1));
    assertThat(system.logIn("carla", UserSystem.PASSWORD).getSessionToken()).isNotEmpty();
  }

  @Test
  void countsAnAccountsAttemptsInEverySpelling() {
    system.register("greta");
    for (String spelling : List.of("greta", "Greta", "gReta", "grEta", "GRETA")) {
      refusal(ErrorCode.WRONG_CREDENTIALS, () -> system.logIn(spelling, "not the password"));
    }

    refusal(ErrorCode.TOO_MANY_ATTEMPTS, () -> system.logIn("greTA", "not the password"));
  }

  @Test
  void slowsAttemptsOnUnknownNamesDownAlike() {
    failFiveTimes("stranger");

    TidemarkException refusal =
        refusal(ErrorCode.TOO_MANY_ATTEMPTS, () -> system.logIn("stranger", "anything"));

    assertThat(refusal.retryAfter()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void letsNoMoreThanFiveThroughWhenTriedAtOnce() throws Exception {
    system.register("dora");

    List<ErrorCode> answers = Together.run(12, () -> errorOf("dora"));

    // On a busy machine one of the five may be told to come again.
    assertThat(answers)
        .filteredOn(ErrorCode.TOO_MANY_ATTEMPTS::equals)
        .hasSizeGreaterThanOrEqualTo(7);
    assertThat(answers).filteredOn(ErrorCode.WRONG_CREDENTIALS::equals).hasSizeLessThanOrEqualTo(5);
  }

  @Test
  void strengthensAHashThatWasMadeAtALowerCost() {
    AccountId account = new AccountId(system.register("emma"));
    Credentials before = credentials(account);
    PasswordHash weak =
        new PasswordHasher(new Cost(64, 1, 1)).hash(Password.typed(UserSystem.PASSWORD));
    boolean replaced =
        system
            .database()
            .write(handle ->
                new AccountStore(handle).replacePassword(before, weak, before.passwordChangedAt()));
    assertThat(replaced).isTrue();

    system.logIn("emma", UserSystem.PASSWORD);

    assertThat(credentials(account).passwordHash().text())
        .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(system.logIn("emma", UserSystem.PASSWORD).getSessionToken()).isNotEmpty();
  }

  @Test
  void countsResults() {
    double before = logins("wrong");

    refusal(ErrorCode.WRONG_CREDENTIALS, () -> system.logIn("nobody.else", "whatever"));

    assertThat(logins("wrong")).isEqualTo(before + 1);
  }

  private static void failFiveTimes(String username) {
    for (int i = 0; i < 5; i++) {
      refusal(ErrorCode.WRONG_CREDENTIALS, () -> system.logIn(username, "not the password"));
    }
  }

  private static ErrorCode errorOf(String username) {
    try {
      system.logIn(username, "not the password");
      throw new AssertionError("a wrong password was accepted");
    } catch (StatusRuntimeException refused) {
      return GrpcErrors.from(refused).error();
    }
  }

  private static Credentials credentials(AccountId account) {
    return system.database().read(handle -> new AccountStore(handle).find(account)).orElseThrow();
  }

  private static long hashes() {
    return system.metrics().get("tidemark_password_hash").timer().count();
  }

  private static double logins(String result) {
    return system.metrics().get("tidemark_logins").tag("result", result).counter().count();
  }
}
