package dev.tidemark.user.grpc;

import static dev.tidemark.user.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.keys.v1.ItemKeyMessage;
import dev.tidemark.protocol.user.v1.AddWatchRequest;
import dev.tidemark.protocol.user.v1.ChangeAccountRequest;
import dev.tidemark.protocol.user.v1.ListSessionsRequest;
import dev.tidemark.protocol.user.v1.ListWatchesRequest;
import dev.tidemark.protocol.user.v1.LogInResponse;
import dev.tidemark.protocol.user.v1.RemoveOwnAccountRequest;
import dev.tidemark.runtime.grpc.GrpcErrors;
import dev.tidemark.user.Together;
import dev.tidemark.user.UserSystem;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How an account goes. */
class RemoveAccountIT {
  private static final long KETTLE = 11;
  private static final long LAMP = 12;
  private static final Duration SOON = Duration.ofSeconds(60);

  @AutoClose private final UserSystem system = new UserSystem(Map.of());
  private long anna;

  @BeforeEach
  void register() {
    anna = system.register("anna");
  }

  @Test
  void endsSessionsAndTokensWithTheAccount() {
    LogInResponse session = system.logIn("anna", UserSystem.PASSWORD);
    ByteString token = system.createToken(anna);

    remove(anna, UserSystem.PASSWORD);

    refusal(ErrorCode.LOGIN_REQUIRED, () -> system.findSession(session));
    refusal(ErrorCode.TOKEN_INVALID, () -> system.findToken(token));
    refusal(ErrorCode.WRONG_CREDENTIALS, () -> system.logIn("anna", UserSystem.PASSWORD));
    refusal(ErrorCode.LOGIN_REQUIRED, () -> watch(anna, KETTLE));
    refusal(ErrorCode.LOGIN_REQUIRED, () -> system.createToken(anna));
    assertThat(
            system
                .users()
                .listSessions(ListSessionsRequest.newBuilder().setAccountId(anna).build())
                .getSessionsList())
        .isEmpty();
  }

  @Test
  void givesItsWatchesBackAndLeavesThoseOfOthers() {
    long berta = system.register("berta");
    watch(anna, KETTLE);
    watch(anna, LAMP);
    watch(berta, KETTLE);

    remove(anna, UserSystem.PASSWORD);

    assertThat(watchers(KETTLE)).isEqualTo(1);
    assertThat(watchers(LAMP)).isZero();
    assertThat(watched(anna)).isZero();
    assertThat(watched(berta)).isEqualTo(1);
  }

  @Test
  void asksForThePasswordAndLetsNobodyGuessIt() {
    watch(anna, KETTLE);
    for (int guess = 0; guess < 5; guess++) {
      refusal(ErrorCode.INVALID_VALUE, () -> remove(anna, "wrong horse battery"));
    }

    refusal(ErrorCode.TOO_MANY_ATTEMPTS, () -> remove(anna, UserSystem.PASSWORD));

    system.findSession(system.logIn("anna", UserSystem.PASSWORD));
    assertThat(watched(anna)).isEqualTo(1);
    system.clock().advance(Duration.ofMinutes(1));
    remove(anna, UserSystem.PASSWORD);
  }

  @Test
  void givesAFreedUsernameToANewAccountThatHasNothing() {
    system.makeAdministrator(anna);
    long berta = system.register("berta");
    promote(anna, "berta");
    watch(anna, KETTLE);
    remove(anna, UserSystem.PASSWORD);

    long again = system.register("anna");

    assertThat(again).isNotEqualTo(anna);
    assertThat(watched(again)).isZero();
    assertThat(system.logIn("anna", UserSystem.PASSWORD).getAccount().getAdmin()).isFalse();
    assertThat(berta).isPositive();
  }

  @Test
  void keepsOneOfTwoAdministratorsWhoGoAtTheSameMoment() throws Exception {
    long berta = system.register("berta");
    system.makeAdministrator(anna);
    promote(anna, "berta");
    Queue<Long> both = new ConcurrentLinkedQueue<>(List.of(anna, berta));

    List<Boolean> gone =
        Together.run(
            2,
            () -> {
              try {
                remove(both.remove(), UserSystem.PASSWORD);
                return true;
              } catch (StatusRuntimeException refused) {
                assertThat(GrpcErrors.from(refused).error())
                    .isEqualTo(ErrorCode.LAST_ADMINISTRATOR);
                return false;
              }
            });

    assertThat(gone).containsExactlyInAnyOrder(true, false);
  }

  @Test
  void letsThePriceServicesForgetTheAccountWhenItsLastRequestsAreOver() {
    remove(anna, UserSystem.PASSWORD);
    long berta = system.register("berta");
    system.clock().advance(Duration.ofSeconds(30));
    remove(berta, UserSystem.PASSWORD);

    await().atMost(SOON).until(() -> system.prices().forgotten().contains(anna));

    assertThat(system.prices().forgotten()).containsExactly(anna);
    system.clock().advance(Duration.ofSeconds(30));
    await().atMost(SOON).until(() -> system.prices().forgotten().equals(List.of(anna, berta)));
    await().atMost(SOON).until(() -> system.count("removed_account") == 0);
  }

  @Test
  void goesOnAskingWhileThePriceServicesAreAway() {
    system.prices().away(true);
    remove(anna, UserSystem.PASSWORD);
    system.clock().advance(Duration.ofSeconds(30));
    await().atMost(SOON).until(() -> system.prices().refused() > 1);

    system.prices().away(false);
    system.restart(Map.of());

    await().atMost(SOON).until(() -> system.prices().forgotten().contains(anna));
  }

  /** Whoever adds a table here empties it in {@code AccountRemoval} first. */
  @Test
  void knowsEveryTableThatNamesAnAccount() {
    List<String> tables =
        system
            .database()
            .read(handle ->
                handle
                    .createQuery(
                        """
                        SELECT table_name FROM information_schema.columns
                        WHERE table_schema = DATABASE() AND column_name = 'account_id'
                        """)
                    .mapTo(String.class)
                    .list());

    assertThat(tables)
        .containsExactlyInAnyOrder(
            "account",
            "administrator_setup",
            "alert_feed",
            "alert_rule",
            "alert_settings",
            "alert_state",
            "api_token",
            "channel",
            "delivery",
            "notification",
            "removed_account",
            "session",
            "watch");
  }

  private void remove(long account, String password) {
    var _ =
        system
            .administration()
            .removeOwnAccount(
                RemoveOwnAccountRequest.newBuilder()
                    .setAccountId(account)
                    .setCurrentPassword(password)
                    .build());
  }

  private void promote(long administrator, String username) {
    var _ =
        system
            .administration()
            .changeAccount(
                ChangeAccountRequest.newBuilder()
                    .setAdministratorId(administrator)
                    .setUsername(username)
                    .setAdmin(true)
                    .build());
  }

  private void watch(long account, long item) {
    var _ =
        system
            .users()
            .addWatch(
                AddWatchRequest.newBuilder()
                    .setAccountId(account)
                    .setItem(
                        ItemKeyMessage.newBuilder()
                            .setRegion(Region.SG.number())
                            .setShopId(7)
                            .setItemId(item))
                    .build());
  }

  private int watched(long account) {
    return system
        .users()
        .listWatches(ListWatchesRequest.newBuilder().setAccountId(account).build())
        .getWatchesCount();
  }

  private long watchers(long item) {
    return system
        .database()
        .read(handle ->
            handle
                .createQuery("SELECT watchers FROM watch_count WHERE listing_id = :listing")
                .bind("listing", ((long) Region.SG.number() << 48) | item)
                .mapTo(Long.class)
                .one());
  }
}
