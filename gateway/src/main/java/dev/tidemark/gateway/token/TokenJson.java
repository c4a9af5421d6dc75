package dev.tidemark.gateway.token;

import dev.tidemark.gateway.json.Json;
import dev.tidemark.protocol.user.v1.Token;
import dev.tidemark.protocol.user.v1.TokenScope;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** Tokens as the API shows them: without their secrets. */
public final class TokenJson {
  private TokenJson() {}

  /** Adds all tokens of an account, without their secrets. */
  public static void writeAll(JsonGenerator json, List<Token> tokens) {
    json.writeArrayPropertyStart("tokens");
    for (Token token : tokens) {
      json.writeStartObject();
      write(json, token);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Writes the fields of a token into an object that has begun. */
  static void write(JsonGenerator json, Token token) {
    json.writeStringProperty("tokenId", token.getTokenId());
    json.writeStringProperty("name", token.getName());
    json.writeArrayPropertyStart("scopes");
    token.getScopesList().forEach(scope -> json.writeString(word(scope)));
    json.writeEndArray();
    Json.time(json, "createdAt", token.getCreatedAtMs());
    Json.timeOrNull(json, "lastUsedAt", token.hasLastUsedAtMs(), token.getLastUsedAtMs());
    Json.timeOrNull(json, "expiresAt", token.hasExpiresAtMs(), token.getExpiresAtMs());
  }

  /** Finds a scope by its word in the API. */
  static Optional<TokenScope> scope(String word) {
    return Arrays.stream(TokenScope.values())
        .filter(scope ->
            scope != TokenScope.UNRECOGNIZED && scope != TokenScope.TOKEN_SCOPE_UNSPECIFIED)
        .filter(scope -> word(scope).equals(word))
        .findFirst();
  }

  private static String word(TokenScope scope) {
    return scope.name().toLowerCase(Locale.ROOT);
  }
}
