package dev.tidemark.user.grpc;

import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.protocol.user.v1.Token;
import dev.tidemark.user.token.ApiToken;
import dev.tidemark.user.token.TokenScope;
import java.util.Collection;
import java.util.List;

/** Tokens between messages and our words. */
final class TokenMessages {
  private TokenMessages() {}

  static List<TokenScope> scopes(List<dev.tidemark.protocol.user.v1.TokenScope> messages) {
    return messages.stream().map(TokenMessages::scope).toList();
  }

  private static TokenScope scope(dev.tidemark.protocol.user.v1.TokenScope message) {
    return switch (message) {
      case OBSERVE -> TokenScope.OBSERVE;
      case COLLECT -> TokenScope.COLLECT;
      case READ -> TokenScope.READ;
      case TOKEN_SCOPE_UNSPECIFIED, UNRECOGNIZED ->
          throw TidemarkException.ofField(
              ErrorCode.INVALID_VALUE, "scopes", "a scope is observe, collect or read");
    };
  }

  static List<dev.tidemark.protocol.user.v1.TokenScope> messages(Collection<TokenScope> scopes) {
    return scopes.stream().sorted().map(TokenMessages::message).toList();
  }

  private static dev.tidemark.protocol.user.v1.TokenScope message(TokenScope scope) {
    return switch (scope) {
      case OBSERVE -> dev.tidemark.protocol.user.v1.TokenScope.OBSERVE;
      case COLLECT -> dev.tidemark.protocol.user.v1.TokenScope.COLLECT;
      case READ -> dev.tidemark.protocol.user.v1.TokenScope.READ;
    };
  }

  static Token message(ApiToken token) {
    Token.Builder message =
        Token.newBuilder()
            .setTokenId(token.id())
            .setName(token.name())
            .addAllScopes(messages(token.scopes()))
            .setCreatedAtMs(token.createdAt().toEpochMilli());
    if (token.lastUsedAt() != null) {
      message.setLastUsedAtMs(token.lastUsedAt().toEpochMilli());
    }
    if (token.expiresAt() != null) {
      message.setExpiresAtMs(token.expiresAt().toEpochMilli());
    }
    return message.build();
  }
}
