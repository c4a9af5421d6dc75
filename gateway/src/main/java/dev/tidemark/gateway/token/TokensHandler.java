package dev.tidemark.gateway.token;

import dev.tidemark.gateway.endpoint.Answer;
import dev.tidemark.gateway.endpoint.ApiRequest;
import dev.tidemark.gateway.json.IsoTime;
import dev.tidemark.gateway.json.PlainText;
import dev.tidemark.gateway.json.RequestBody;
import dev.tidemark.gateway.rpc.Services;
import dev.tidemark.gateway.session.Caller;
import dev.tidemark.gateway.session.Sessions;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.protocol.user.v1.CreateTokenRequest;
import dev.tidemark.protocol.user.v1.CreateTokenResponse;
import dev.tidemark.protocol.user.v1.ListTokensRequest;
import dev.tidemark.protocol.user.v1.RevokeTokenRequest;
import dev.tidemark.protocol.user.v1.Token;
import java.util.List;
import java.util.regex.Pattern;

/** /account/tokens: sees, makes and revokes one's own tokens. */
public final class TokensHandler {
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_WORD = 32;
  private static final int MOST_SCOPES = 8;

  /** Wider than the ids that are given out, so that their form may change. */
  private static final Pattern TOKEN_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private final Services services;
  private final Sessions sessions;

  public TokensHandler(Services services, Sessions sessions) {
    this.services = services;
    this.sessions = sessions;
  }

  /** GET /account/tokens. */
  public Answer list(ApiRequest request) {
    request.query();
    List<Token> tokens =
        services
            .users()
            .listTokens(
                ListTokensRequest.newBuilder().setAccountId(request.caller().id().value()).build())
            .getTokensList();
    return Answer.json(200, json -> TokenJson.writeAll(json, tokens));
  }

  /** POST /account/tokens. */
  public Answer create(ApiRequest request) {
    RequestBody body = request.body("name", "scopes", "expiresAt");
    CreateTokenRequest.Builder question =
        CreateTokenRequest.newBuilder()
            .setAccountId(request.caller().id().value())
            .setName(body.text("name", 1, LONGEST_NAME));
    body.texts("scopes", MOST_SCOPES, LONGEST_WORD)
        .forEach(word ->
            question.addScopes(
                TokenJson.scope(word)
                    .orElseThrow(() ->
                        invalid(
                            "scopes",
                            "A scope is observe, collect or read, not '"
                                + PlainText.shown(word)
                                + "'."))));
    String expiresAt = body.textOrNull("expiresAt", 1, LONGEST_WORD);
    if (expiresAt != null) {
      question.setExpiresAtMs(
          IsoTime.parse(expiresAt)
              .orElseThrow(() ->
                  invalid(
                      "expiresAt",
                      "'expiresAt' has to be a time such as 2027-11-23T08:30:00Z, not '"
                          + PlainText.shown(expiresAt)
                          + "'."))
              .toEpochMilli());
    }
    CreateTokenResponse created = services.users().createToken(question.build());
    return Answer.json(
        201,
        json -> {
          json.writeObjectPropertyStart("token");
          TokenJson.write(json, created.getToken());
          json.writeEndObject();
          json.writeStringProperty("secret", created.getSecret());
        });
  }

  /** DELETE /account/tokens/{tokenId}. */
  public Answer revoke(ApiRequest request) {
    Caller caller = request.caller();
    if (!TOKEN_ID.matcher(request.variable()).matches()) {
      throw new TidemarkException(
          ErrorCode.TOKEN_NOT_FOUND,
          "'" + PlainText.shown(request.variable()) + "' is not the id of a token.");
    }
    services
        .users()
        .revokeToken(
            RevokeTokenRequest.newBuilder()
                .setAccountId(caller.id().value())
                .setTokenId(request.variable())
                .build());
    sessions.changed(caller.id());
    return Answer.noContent();
  }

  private static TidemarkException invalid(String field, String detail) {
    return TidemarkException.ofField(ErrorCode.INVALID_VALUE, field, detail);
  }
}
