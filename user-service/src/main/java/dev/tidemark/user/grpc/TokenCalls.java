package dev.tidemark.user.grpc;

import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.protocol.user.v1.CreateTokenRequest;
import dev.tidemark.protocol.user.v1.CreateTokenResponse;
import dev.tidemark.protocol.user.v1.FindTokenRequest;
import dev.tidemark.protocol.user.v1.FindTokenResponse;
import dev.tidemark.protocol.user.v1.ListTokensRequest;
import dev.tidemark.protocol.user.v1.ListTokensResponse;
import dev.tidemark.protocol.user.v1.RevokeTokenRequest;
import dev.tidemark.protocol.user.v1.RevokeTokenResponse;
import dev.tidemark.user.token.NewToken;
import dev.tidemark.user.token.Tokens;
import java.time.Instant;
import java.time.InstantSource;

/** The calls about tokens. */
public final class TokenCalls {
  private final Tokens tokens;
  private final InstantSource clock;

  public TokenCalls(Tokens tokens, InstantSource clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  CreateTokenResponse create(CreateTokenRequest request) {
    Tokens.Created created =
        tokens.create(
            NewToken.chosen(
                AccountId.ofRequest(request.getAccountId()),
                request.getName(),
                TokenMessages.scopes(request.getScopesList()),
                request.hasExpiresAtMs() ? Instant.ofEpochMilli(request.getExpiresAtMs()) : null,
                clock.instant()));
    return CreateTokenResponse.newBuilder()
        .setToken(TokenMessages.message(created.token()))
        .setSecret(created.secret())
        .build();
  }

  ListTokensResponse list(ListTokensRequest request) {
    ListTokensResponse.Builder answer = ListTokensResponse.newBuilder();
    tokens.list(AccountId.ofRequest(request.getAccountId())).stream()
        .map(TokenMessages::message)
        .forEach(answer::addTokens);
    return answer.build();
  }

  RevokeTokenResponse revoke(RevokeTokenRequest request) {
    tokens.revoke(AccountId.ofRequest(request.getAccountId()), request.getTokenId());
    return RevokeTokenResponse.getDefaultInstance();
  }

  FindTokenResponse find(FindTokenRequest request) {
    Tokens.Bearer bearer =
        SessionMessages.tokenHash(request.getTokenHash())
            .flatMap(tokens::find)
            .orElseThrow(() ->
                new TidemarkException(
                    ErrorCode.TOKEN_INVALID,
                    "There is no such token, or it has expired or been revoked."));
    return FindTokenResponse.newBuilder()
        .setAccount(AccountMessages.message(bearer.account()))
        .setTokenId(bearer.token().id())
        .addAllScopes(TokenMessages.messages(bearer.scopes()))
        .build();
  }
}
