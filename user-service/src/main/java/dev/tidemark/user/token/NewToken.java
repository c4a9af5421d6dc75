package dev.tidemark.user.token;

import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A token that somebody wants to have. */
public record NewToken(
    AccountId account, String name, Set<TokenScope> scopes, @Nullable Instant expiresAt) {
  private static final int LONGEST_NAME = 100;

  public NewToken {
    scopes = Set.copyOf(scopes);
  }

  /**
   * Reads what somebody asked for; spaces around the name do not count.
   *
   * @throws TidemarkException invalid-value with the field that breaks a rule
   */
  public static NewToken chosen(
      AccountId account,
      String name,
      List<TokenScope> scopes,
      @Nullable Instant expiresAt,
      Instant now) {
    String stripped = name.strip();
    int length = stripped.codePointCount(0, stripped.length());
    if (length < 1 || length > LONGEST_NAME || stripped.codePoints().anyMatch(NewToken::isBroken)) {
      throw refused(
          "name",
          "A token's name has 1 to " + LONGEST_NAME + " characters and no control characters.");
    }
    if (scopes.isEmpty() || Set.copyOf(scopes).size() < scopes.size()) {
      throw refused("scopes", "A token has at least one of observe, collect and read, each once.");
    }
    if (expiresAt != null && !expiresAt.isAfter(now)) {
      throw refused("expiresAt", "A token expires in the future, not at " + expiresAt + ".");
    }
    return new NewToken(account, stripped, Set.copyOf(scopes), expiresAt);
  }

  private static boolean isBroken(int point) {
    return Character.getType(point) == Character.CONTROL;
  }

  private static TidemarkException refused(String field, String detail) {
    return TidemarkException.ofField(ErrorCode.INVALID_VALUE, field, detail);
  }
}
