package dev.tidemark.user.grpc;

import static dev.tidemark.user.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.protocol.user.v1.Account;
import dev.tidemark.protocol.user.v1.GetAccountPolicyRequest;
import dev.tidemark.protocol.user.v1.RegisterRequest;
import dev.tidemark.runtime.grpc.GrpcErrors;
import dev.tidemark.user.Together;
import dev.tidemark.user.UserSystem;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RegisterIT {
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
  void makesAnAccountThatIsNoAdministrator() {
    Account account = register("Anna", UserSystem.PASSWORD);

    assertThat(account.getAccountId()).isPositive();
    assertThat(account.getUsername()).isEqualTo("anna");
    assertThat(account.getCreatedAtMs()).isEqualTo(system.clock().millis());
    assertThat(account.getAdmin()).isFalse();
  }

  @Test
  void refusesATakenNameInAnyCase() {
    register("berta", UserSystem.PASSWORD);

    TidemarkException refusal =
        refusal(ErrorCode.USERNAME_TAKEN, () -> register("BERTA", UserSystem.PASSWORD));

    assertThat(refusal.field()).isEqualTo("username");
  }

  @Test
  void givesANameToOneOfManyWhoWantItAtOnce() throws Exception {
    List<String> answers = Together.run(8, () -> answerTo("carla"));

    assertThat(answers).containsOnlyOnce("registered");
    assertThat(answers).filteredOn("username-taken"::equals).hasSize(7);
  }

  @Test
  void refusesWhatBreaksARule() {
    assertThat(refusal(ErrorCode.INVALID_VALUE, () -> register("no", UserSystem.PASSWORD)).field())
        .isEqualTo("username");
    assertThat(refusal(ErrorCode.INVALID_VALUE, () -> register("dora", "short")).field())
        .isEqualTo("password");
  }

  @Test
  void isRefusedWhereRegistrationIsClosed() {
    try (UserSystem closed = new UserSystem(Map.of("registration", "closed"))) {
      refusal(ErrorCode.REGISTRATION_CLOSED, () -> closed.register("emma"));

      assertThat(
              closed
                  .users()
                  .getAccountPolicy(GetAccountPolicyRequest.getDefaultInstance())
                  .getRegistrationOpen())
          .isFalse();
    }
  }

  /** What a client hears in the end, who comes again when the machine is busy. */
  private static String answerTo(String username) {
    while (true) {
      try {
        register(username, UserSystem.PASSWORD);
        return "registered";
      } catch (StatusRuntimeException refused) {
        ErrorCode error = GrpcErrors.from(refused).error();
        if (error != ErrorCode.OVERLOADED) {
          return error.code();
        }
      }
    }
  }

  private static Account register(String username, String password) {
    return system
        .users()
        .register(RegisterRequest.newBuilder().setUsername(username).setPassword(password).build())
        .getAccount();
  }
}
