package dev.tidemark.user;

import static dev.tidemark.user.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.user.v1.FindSessionRequest;
import dev.tidemark.protocol.user.v1.LogInResponse;
import dev.tidemark.runtime.config.ConfigException;
import dev.tidemark.runtime.config.SettingsLoader;
import dev.tidemark.testkit.TestRedis;
import dev.tidemark.user.session.SessionToken;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserRoleIT {
  @Test
  void isReadyWithItsDatabaseAlone() {
    try (UserSystem system = new UserSystem(Map.of())) {
      assertThat(system.readiness().ready()).isTrue();
      assertThat(system.readiness().check()).containsOnlyKeys("user-db");
    }
  }

  @Test
  void keepsSessionsInRedisWhenThereIsOneAndSaysWhenItIsAway() {
    TestRedis redis = TestRedis.start();
    try (UserSystem system = new UserSystem(Map.of("redis.url", redis.uri().toString()))) {
      system.register("anna");
      LogInResponse loggedIn = system.logIn("anna", UserSystem.PASSWORD);

      find(system, loggedIn);
      assertThat(system.readiness().check()).containsOnlyKeys("redis", "user-db");
      assertThat(system.readiness().ready()).isTrue();
      redis.close();

      refusal(ErrorCode.UNAVAILABLE, () -> find(system, loggedIn));
    }
  }

  @Test
  void refusesSettingsThatMeanNothingWithoutShowingSecrets() {
    SettingsLoader loader =
        new SettingsLoader(UserRole.settings())
            .overrides(Map.of("registration", "maybe", "redis.url", "http://user:pass@host"));

    assertThatThrownBy(loader::load)
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("open or closed")
        .hasMessageContaining("redis://")
        .hasMessageNotContaining("pass@");
  }

  private static void find(UserSystem system, LogInResponse loggedIn) {
    byte[] hash = new SessionToken(loggedIn.getSessionToken()).hash().bytes();
    var _ =
        system
            .users()
            .findSession(
                FindSessionRequest.newBuilder().setTokenHash(ByteString.copyFrom(hash)).build());
  }
}
