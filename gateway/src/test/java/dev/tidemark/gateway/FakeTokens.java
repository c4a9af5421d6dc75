package dev.tidemark.gateway;

import com.google.protobuf.ByteString;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.protocol.user.v1.Account;
import dev.tidemark.protocol.user.v1.CreateTokenRequest;
import dev.tidemark.protocol.user.v1.CreateTokenResponse;
import dev.tidemark.protocol.user.v1.FindTokenResponse;
import dev.tidemark.protocol.user.v1.ListTokensResponse;
import dev.tidemark.protocol.user.v1.RevokeTokenRequest;
import dev.tidemark.protocol.user.v1.Token;
import dev.tidemark.protocol.user.v1.TokenScope;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongFunction;

/** The tokens of the user service in memory. */
final class FakeTokens {
  /** A name that finds the account full. */
  static final String ONE_TOO_MANY = "one-too-many";

  private record Known(long account, Token token) {}

  private final Map<ByteString, Known> tokens = new LinkedHashMap<>();
  private long counter;

  CreateTokenResponse create(CreateTokenRequest request, boolean admin, long now) {
    if (request.getName().equals(ONE_TOO_MANY)) {
      throw new TidemarkException(ErrorCode.TOO_MANY_TOKENS, "Full.");
    }
    if (request.getScopesList().contains(TokenScope.COLLECT) && !admin) {
      throw TidemarkException.ofField(ErrorCode.FORBIDDEN, "scopes", "Not for you.");
    }
    String secret = "tidemark_" + FakeUsers.token(1_000 + ++counter);
    Token.Builder token =
        Token.newBuilder()
            .setTokenId("t" + counter)
            .setName(request.getName())
            .addAllScopes(request.getScopesList())
            .setCreatedAtMs(now);
    if (request.hasExpiresAtMs()) {
      token.setExpiresAtMs(request.getExpiresAtMs());
    }
    tokens.put(FakeUsers.hash(secret), new Known(request.getAccountId(), token.build()));
    return CreateTokenResponse.newBuilder().setToken(token).setSecret(secret).build();
  }

  ListTokensResponse list(long account) {
    return ListTokensResponse.newBuilder()
        .addAllTokens(
            tokens.values().stream()
                .filter(known -> known.account() == account)
                .map(Known::token)
                .toList())
        .build();
  }

  void revoke(RevokeTokenRequest request) {
    boolean revoked =
        tokens
            .values()
            .removeIf(known ->
                known.account() == request.getAccountId()
                    && known.token().getTokenId().equals(request.getTokenId()));
    if (!revoked) {
      throw new TidemarkException(ErrorCode.TOKEN_NOT_FOUND, "No such token.");
    }
  }

  void removeAll(long account) {
    tokens.values().removeIf(known -> known.account() == account);
  }

  FindTokenResponse find(ByteString hash, LongFunction<Account> accounts) {
    Known known = tokens.get(hash);
    if (known == null) {
      throw new TidemarkException(ErrorCode.TOKEN_INVALID, "No such token.");
    }
    return FindTokenResponse.newBuilder()
        .setAccount(accounts.apply(known.account()))
        .setTokenId(known.token().getTokenId())
        .addAllScopes(known.token().getScopesList())
        .build();
  }

  @Override
  public String toString() {
    return Integer.toString(tokens.size());
  }
}
