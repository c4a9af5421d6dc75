package dev.tidemark.user.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.protocol.AccountId;
import dev.tidemark.user.ManualClock;
import dev.tidemark.user.Together;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of sessions must do; each implementation says how it is built. */
abstract class SessionStoreContract {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Client BROWSER = new Client("Firefox 140 on Linux", "2001:db8::1");

  final ManualClock clock = new ManualClock();
  private SessionStore sessions;
  private AccountId alice;

  /** A store on an empty server, which asks this clock. */
  abstract SessionStore store(ManualClock clock);

  /** An account of whose existence the store may want to know. */
  abstract AccountId newAccount();

  @BeforeEach
  void openStore() {
    sessions = store(clock);
    alice = newAccount();
  }

  @Test
  void findsWhatWasCreated() {
    TokenHash token = newToken();

    Session created = sessions.create(alice, token, BROWSER);

    assertThat(sessions.find(token)).contains(created);
    assertThat(created.account()).isEqualTo(alice);
    assertThat(created.createdAt()).isEqualTo(clock.instant());
    assertThat(created.lastSeenAt()).isEqualTo(clock.instant());
    assertThat(created.client()).isEqualTo(BROWSER);
  }

  @Test
  void doesNotFindWhatWasNeverThere() {
    assertThat(sessions.find(newToken())).isEmpty();
    assertThat(sessions.list(alice)).isEmpty();
  }

  @Test
  void keepsTextsOfAllScriptsAndCutsThem() {
    TokenHash token = newToken();

    sessions.create(alice, token, new Client("购物 😀\r\n" + "x".repeat(300), "y".repeat(100)));

    Client kept = sessions.find(token).orElseThrow().client();
    assertThat(kept.userAgent()).startsWith("购物 😀  x");
    assertThat(kept.userAgent().codePointCount(0, kept.userAgent().length())).isEqualTo(200);
    assertThat(kept.address()).hasSize(64);
  }

  @Test
  void endsASessionAfterAWeekWithoutUse() {
    TokenHash token = newToken();
    sessions.create(alice, token, BROWSER);

    clock.advance(Duration.ofDays(7).minusMillis(1));
    assertThat(sessions.list(alice)).hasSize(1);
    clock.advance(Duration.ofMillis(1));

    assertThat(sessions.list(alice)).isEmpty();
    assertThat(sessions.find(token)).isEmpty();
  }

  @Test
  void endsASessionAfterThirtyDaysHoweverMuchItIsUsed() {
    TokenHash token = newToken();
    Instant end = sessions.create(alice, token, BROWSER).createdAt().plus(Duration.ofDays(30));

    for (int day = 1; day < 30; day++) {
      clock.advance(Duration.ofDays(1));
      assertThat(sessions.find(token)).as("day %d", day).isPresent();
    }
    assertThat(sessions.find(token).orElseThrow().expiresAt()).isEqualTo(end);
    clock.advance(Duration.ofDays(1));

    assertThat(sessions.find(token)).isEmpty();
  }

  @Test
  void notesTheLastUseAtMostOnceAMinute() {
    TokenHash token = newToken();
    Instant created = sessions.create(alice, token, BROWSER).createdAt();

    clock.advance(Duration.ofSeconds(59));
    assertThat(sessions.find(token).orElseThrow().lastSeenAt()).isEqualTo(created);
    clock.advance(Duration.ofSeconds(1));
    assertThat(sessions.find(token).orElseThrow().lastSeenAt()).isEqualTo(clock.instant());

    assertThat(sessions.list(alice).getFirst().lastSeenAt()).isEqualTo(clock.instant());
  }

  @Test
  void deletesASessionAndNoOther() {
    TokenHash gone = newToken();
    TokenHash kept = newToken();
    sessions.create(alice, gone, BROWSER);
    sessions.create(alice, kept, BROWSER);

    sessions.delete(gone);
    sessions.delete(gone);

    assertThat(sessions.find(gone)).isEmpty();
    assertThat(sessions.find(kept)).isPresent();
    assertThat(sessions.list(alice)).hasSize(1);
  }

  @Test
  void listsTheSessionsOfOneAccountNewestFirst() {
    sessions.create(newAccount(), newToken(), BROWSER);
    Session first = sessions.create(alice, newToken(), BROWSER);
    clock.advance(Duration.ofMillis(1));
    Session second = sessions.create(alice, newToken(), BROWSER);

    assertThat(sessions.list(alice)).containsExactly(second, first);
  }

  @Test
  void revokesASessionOnlyForItsAccount() {
    AccountId bob = newAccount();
    TokenHash token = newToken();
    SessionId session = sessions.create(alice, token, BROWSER).id();

    assertThat(sessions.revoke(bob, session)).isFalse();
    assertThat(sessions.find(token)).isPresent();
    assertThat(sessions.revoke(alice, session)).isTrue();
    assertThat(sessions.find(token)).isEmpty();
    assertThat(sessions.revoke(alice, session)).isFalse();
  }

  @Test
  void revokesAllOthersOfAnAccount() {
    TokenHash bobs = newToken();
    sessions.create(newAccount(), bobs, BROWSER);
    Session kept = sessions.create(alice, newToken(), BROWSER);
    sessions.create(alice, newToken(), BROWSER);
    sessions.create(alice, newToken(), BROWSER);

    assertThat(sessions.revokeOthers(alice, kept.id())).isEqualTo(2);

    assertThat(sessions.list(alice)).containsExactly(kept);
    assertThat(sessions.find(bobs)).isPresent();
    assertThat(sessions.revokeOthers(alice, kept.id())).isZero();
  }

  @Test
  void endsTheOldestWhenThereAreMoreThanOneHundred() {
    TokenHash oldest = newToken();
    TokenHash secondOldest = newToken();
    sessions.create(alice, oldest, BROWSER);
    clock.advance(Duration.ofMillis(1));
    sessions.create(alice, secondOldest, BROWSER);
    clock.advance(Duration.ofMillis(1));

    createSessions(99);

    assertThat(sessions.list(alice)).hasSize(100);
    assertThat(sessions.find(oldest)).isEmpty();
    assertThat(sessions.find(secondOldest)).isPresent();
  }

  @Test
  void doesNotCountExpiredSessionsAmongTheHundred() {
    TokenHash used = newToken();
    sessions.create(alice, used, BROWSER);
    createSessions(99);
    clock.advance(Duration.ofDays(6));
    sessions.find(used);
    clock.advance(Duration.ofDays(2));

    createSessions(50);

    assertThat(sessions.find(used)).isPresent();
    assertThat(sessions.list(alice)).hasSize(51);
  }

  @Test
  void keepsToOneHundredWhenManyLogInAtOnce() throws Exception {
    createSessions(95);

    Together.run(20, () -> sessions.create(alice, newToken(), BROWSER));

    assertThat(sessions.list(alice)).hasSize(100);
  }

  @Test
  void doesNotBringASessionBackThatEndsWhileItIsUsed() throws Exception {
    for (int round = 0; round < 20; round++) {
      TokenHash token = newToken();
      sessions.create(alice, token, BROWSER);
      clock.advance(Duration.ofMinutes(1));

      List<Optional<Session>> unused =
          Together.run(
              4,
              () -> {
                Optional<Session> found = sessions.find(token);
                sessions.delete(token);
                return found;
              });

      assertThat(unused).hasSize(4);
      assertThat(sessions.find(token)).isEmpty();
      assertThat(sessions.list(alice)).isEmpty();
    }
  }

  @Test
  void purgesWhatHasExpiredAndNothingElse() {
    createSessions(3);
    clock.advance(Duration.ofDays(6));
    TokenHash live = newToken();
    sessions.create(alice, live, BROWSER);
    clock.advance(Duration.ofDays(1));

    int purged = sessions.purgeExpired();

    assertThat(purged).isIn(3, 0);
    assertThat(sessions.find(live)).isPresent();
    assertThat(sessions.purgeExpired()).isZero();
  }

  List<TokenHash> createSessions(int count) {
    List<TokenHash> tokens = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      tokens.add(newToken());
      sessions.create(alice, tokens.getLast(), BROWSER);
    }
    return tokens;
  }

  static TokenHash newToken() {
    return SessionToken.random(RANDOM).hash();
  }
}
