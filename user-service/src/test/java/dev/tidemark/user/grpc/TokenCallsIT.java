package dev.tidemark.user.grpc;

import static dev.tidemark.user.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.user.v1.BecomeAdministratorRequest;
import dev.tidemark.protocol.user.v1.CreateTokenRequest;
import dev.tidemark.protocol.user.v1.CreateTokenResponse;
import dev.tidemark.protocol.user.v1.FindTokenRequest;
import dev.tidemark.protocol.user.v1.FindTokenResponse;
import dev.tidemark.protocol.user.v1.ListTokensRequest;
import dev.tidemark.protocol.user.v1.RevokeTokenRequest;
import dev.tidemark.protocol.user.v1.Token;
import dev.tidemark.protocol.user.v1.TokenScope;
import dev.tidemark.user.Together;
import dev.tidemark.user.UserSystem;
import dev.tidemark.user.session.SessionToken;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokenCallsIT {
  private UserSystem system;
  private long anna;

  @BeforeEach
  void start() {
    system = new UserSystem(Map.of());
    anna = system.register("anna");
  }

  @AfterEach
  void stop() {
    system.close();
  }

  @Test
  void tellsTheSecretOnceAndFindsTheAccountByIt() {
    CreateTokenResponse created = create(anna, TokenScope.OBSERVE, TokenScope.READ);

    FindTokenResponse found = find(created);

    assertThat(created.getSecret()).matches("tidemark_[A-Za-z0-9_-]{43}");
    assertThat(found.getAccount().getAccountId()).isEqualTo(anna);
    assertThat(found.getTokenId()).isEqualTo(created.getToken().getTokenId());
    assertThat(found.getScopesList()).containsExactly(TokenScope.OBSERVE, TokenScope.READ);
    assertThat(list(anna)).extracting(Token::getName).containsExactly("a script");
    assertThat(list(anna).toString()).doesNotContain(created.getSecret());
  }

  @Test
  void givesEveryTokenASecretOfItsOwn() {
    Set<String> secrets = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      secrets.add(create(anna, TokenScope.READ).getSecret());
    }

    assertThat(secrets).hasSize(20);
  }

  @Test
  void findsNothingBehindAForgedOrBrokenHash() {
    refusal(ErrorCode.TOKEN_INVALID, () -> find(ByteString.copyFrom(new byte[32])));
    refusal(ErrorCode.TOKEN_INVALID, () -> find(ByteString.EMPTY));
    refusal(ErrorCode.TOKEN_INVALID, () -> find(ByteString.copyFrom(new byte[1000])));
  }

  @Test
  void revokesATokenOfItsOwnerOnly() {
    long berta = system.register("berta");
    CreateTokenResponse created = create(anna, TokenScope.READ);
    String id = created.getToken().getTokenId();

    refusal(ErrorCode.TOKEN_NOT_FOUND, () -> revoke(berta, id));
    find(created);
    revoke(anna, id);

    refusal(ErrorCode.TOKEN_INVALID, () -> find(created));
    refusal(ErrorCode.TOKEN_NOT_FOUND, () -> revoke(anna, id));
    assertThat(list(anna)).isEmpty();
  }

  @Test
  void endsATokenAtItsTimeAndGoesOnListingIt() {
    long expiry = system.clock().instant().plus(Duration.ofHours(1)).toEpochMilli();
    CreateTokenResponse created =
        system.users().createToken(wanted(anna).setExpiresAtMs(expiry).build());

    find(created);
    system.clock().advance(Duration.ofHours(1));

    refusal(ErrorCode.TOKEN_INVALID, () -> find(created));
    assertThat(list(anna)).extracting(Token::getExpiresAtMs).containsExactly(expiry);
  }

  @Test
  void writesTheLastUseAtMostOnceAMinute() {
    CreateTokenResponse created = create(anna, TokenScope.READ);
    assertThat(list(anna).getFirst().hasLastUsedAtMs()).isFalse();

    find(created);
    long first = list(anna).getFirst().getLastUsedAtMs();
    system.clock().advance(Duration.ofSeconds(59));
    find(created);
    long soonAfter = list(anna).getFirst().getLastUsedAtMs();
    system.clock().advance(Duration.ofSeconds(1));
    find(created);

    assertThat(soonAfter).isEqualTo(first);
    assertThat(list(anna).getFirst().getLastUsedAtMs()).isEqualTo(first + 60_000);
  }

  @Test
  void keepsCollectingForAdministrators() {
    refusal(ErrorCode.FORBIDDEN, () -> create(anna, TokenScope.COLLECT));
    assertThat(list(anna)).isEmpty();

    makeAdministrator(anna);

    assertThat(find(create(anna, TokenScope.COLLECT)).getScopesList())
        .containsExactly(TokenScope.COLLECT);
  }

  @Test
  void takesTheRightToCollectAwayWithTheOffice() {
    makeAdministrator(anna);
    CreateTokenResponse created = create(anna, TokenScope.COLLECT, TokenScope.READ);

    system
        .database()
        .write(handle ->
            handle.createUpdate("UPDATE account SET admin = 0 WHERE admin = 1").execute());

    assertThat(find(created).getScopesList()).containsExactly(TokenScope.READ);
  }

  @Test
  void stopsAtTwentyEvenWhenTheyAreAskedForAtOnce() throws Exception {
    for (int i = 0; i < 18; i++) {
      create(anna, TokenScope.READ);
    }

    List<Boolean> made =
        Together.run(
            6,
            () -> {
              try {
                return !create(anna, TokenScope.READ).getSecret().isEmpty();
              } catch (StatusRuntimeException full) {
                refusal(
                    ErrorCode.TOO_MANY_TOKENS,
                    () -> {
                      throw full;
                    });
                return false;
              }
            });

    assertThat(made).filteredOn(one -> one).hasSize(2);
    assertThat(list(anna)).hasSize(20);
  }

  @Test
  void refusesWhatBreaksARule() {
    long past = system.clock().millis();

    for (CreateTokenRequest broken :
        List.of(
            wanted(anna).setName(" ").build(),
            wanted(anna).setName("x".repeat(101)).build(),
            wanted(anna).setName("a\nb").build(),
            wanted(anna).clearScopes().build(),
            wanted(anna).addScopes(TokenScope.READ).build(),
            wanted(anna).addScopesValue(99).build(),
            wanted(anna).setExpiresAtMs(past).build())) {
      refusal(ErrorCode.INVALID_VALUE, () -> system.users().createToken(broken));
    }

    assertThat(list(anna)).isEmpty();
  }

  private void makeAdministrator(long account) {
    var _ =
        system
            .users()
            .becomeAdministrator(
                BecomeAdministratorRequest.newBuilder()
                    .setAccountId(account)
                    .setToken(system.role().setupToken().orElseThrow())
                    .build());
  }

  private CreateTokenResponse create(long account, TokenScope... scopes) {
    return system
        .users()
        .createToken(wanted(account).clearScopes().addAllScopes(List.of(scopes)).build());
  }

  private static CreateTokenRequest.Builder wanted(long account) {
    return CreateTokenRequest.newBuilder()
        .setAccountId(account)
        .setName(" a script ")
        .addScopes(TokenScope.READ);
  }

  private FindTokenResponse find(CreateTokenResponse created) {
    return find(ByteString.copyFrom(new SessionToken(created.getSecret()).hash().bytes()));
  }

  private FindTokenResponse find(ByteString hash) {
    return system.users().findToken(FindTokenRequest.newBuilder().setTokenHash(hash).build());
  }

  private List<Token> list(long account) {
    return system
        .users()
        .listTokens(ListTokensRequest.newBuilder().setAccountId(account).build())
        .getTokensList();
  }

  private void revoke(long account, String id) {
    var _ =
        system
            .users()
            .revokeToken(
                RevokeTokenRequest.newBuilder().setAccountId(account).setTokenId(id).build());
  }
}
