package dev.tidemark.user.grpc;

import static dev.tidemark.user.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.protocol.user.v1.Account;
import dev.tidemark.protocol.user.v1.BecomeAdministratorRequest;
import dev.tidemark.protocol.user.v1.GetAccountPolicyRequest;
import dev.tidemark.runtime.grpc.GrpcErrors;
import dev.tidemark.user.Together;
import dev.tidemark.user.UserSystem;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BecomeAdministratorIT {
  private final UserSystem system = new UserSystem(Map.of());

  @AfterEach
  void stop() {
    system.close();
  }

  @Test
  void makesTheHolderOfTheTokenAdministratorOnce() {
    long anna = system.register("anna");
    long berta = system.register("berta");
    String token = system.role().setupToken().orElseThrow();
    assertThat(isSetupRequired()).isTrue();

    Account administrator = become(anna, token);

    assertThat(administrator.getUsername()).isEqualTo("anna");
    assertThat(administrator.getAdmin()).isTrue();
    assertThat(system.logIn("anna", UserSystem.PASSWORD).getAccount().getAdmin()).isTrue();
    assertThat(isSetupRequired()).isFalse();
    refusal(ErrorCode.ALREADY_SET_UP, () -> become(berta, token));
    assertThat(system.logIn("berta", UserSystem.PASSWORD).getAccount().getAdmin()).isFalse();
  }

  @Test
  void refusesAnyOtherToken() {
    long anna = system.register("anna");

    TidemarkException refusal = refusal(ErrorCode.SETUP_TOKEN_WRONG, () -> become(anna, "a guess"));

    assertThat(refusal.field()).isEqualTo("token");
    refusal(ErrorCode.SETUP_TOKEN_WRONG, () -> become(anna, ""));
    assertThat(isSetupRequired()).isTrue();
  }

  @Test
  void printsANewTokenAtEachStartUntilThereIsAnAdministrator() {
    long anna = system.register("anna");
    String first = system.role().setupToken().orElseThrow();

    system.restart(Map.of());
    String second = system.role().setupToken().orElseThrow();

    assertThat(second).isNotEqualTo(first);
    refusal(ErrorCode.SETUP_TOKEN_WRONG, () -> become(anna, first));
    become(anna, second);
    system.restart(Map.of());
    assertThat(system.role().setupToken()).isEmpty();
    refusal(ErrorCode.ALREADY_SET_UP, () -> become(anna, second));
  }

  @Test
  void makesOneOfManyWhoHaveTheTokenAdministrator() throws Exception {
    List<Long> accounts =
        List.of(system.register("anna"), system.register("berta"), system.register("carla"));
    String token = system.role().setupToken().orElseThrow();
    AtomicInteger next = new AtomicInteger();

    List<String> answers =
        Together.run(
            accounts.size(),
            () -> {
              try {
                become(accounts.get(next.getAndIncrement()), token);
                return "administrator";
              } catch (StatusRuntimeException refused) {
                return GrpcErrors.from(refused).error().code();
              }
            });

    assertThat(answers)
        .containsExactlyInAnyOrder("administrator", "already-set-up", "already-set-up");
  }

  @Test
  void limitsWrongGuesses() {
    long anna = system.register("anna");
    String token = system.role().setupToken().orElseThrow();
    for (int i = 0; i < 10; i++) {
      refusal(ErrorCode.SETUP_TOKEN_WRONG, () -> become(anna, "a guess"));
    }

    TidemarkException refusal = refusal(ErrorCode.TOO_MANY_REQUESTS, () -> become(anna, token));

    assertThat(refusal.retryAfter()).isPositive();
    system.clock().advance(Duration.ofMinutes(1));
    assertThat(become(anna, token).getAdmin()).isTrue();
  }

  @Test
  void doesNotUseTheTokenUpForAnAccountThatDoesNotExist() {
    String token = system.role().setupToken().orElseThrow();

    refusal(ErrorCode.LOGIN_REQUIRED, () -> become(1, token));

    assertThat(isSetupRequired()).isTrue();
  }

  private Account become(long account, String token) {
    return system
        .users()
        .becomeAdministrator(
            BecomeAdministratorRequest.newBuilder().setAccountId(account).setToken(token).build())
        .getAccount();
  }

  private boolean isSetupRequired() {
    return system
        .users()
        .getAccountPolicy(GetAccountPolicyRequest.getDefaultInstance())
        .getSetupRequired();
  }
}
