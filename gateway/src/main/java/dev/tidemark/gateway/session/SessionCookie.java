package dev.tidemark.gateway.session;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The cookie that carries a session token, and the hash under which the token is known. */
public final class SessionCookie {
  private static final String PLAIN_NAME = "tidemark_session";

  /** Browsers accept this prefix only over TLS, with Path=/ and without a domain. */
  private static final String SECURE_NAME = "__Host-" + PLAIN_NAME;

  /** 256 bits in base64url without padding. */
  private static final int TOKEN_LENGTH = 43;

  private SessionCookie() {}

  public static String name(boolean secure) {
    return secure ? SECURE_NAME : PLAIN_NAME;
  }

  /** The header that hands a token to the browser. */
  public static String grant(String token, boolean secure, Duration lifetime) {
    return name(secure) + "=" + token + attributes(secure, lifetime.toSeconds());
  }

  /** The header that makes the browser forget the token. */
  public static String revoke(boolean secure) {
    return name(secure) + "=" + attributes(secure, 0);
  }

  private static String attributes(boolean secure, long maxAge) {
    return "; Path=/; Max-Age=" + maxAge + "; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : "");
  }

  /**
   * The hash of the token in a {@code Cookie} header; empty when there is none, or one that cannot
   * be ours.
   */
  public static Optional<ByteString> tokenHash(@Nullable String cookies, boolean secure) {
    if (cookies == null) {
      return Optional.empty();
    }
    String wanted = name(secure);
    for (String cookie : cookies.split(";", -1)) {
      int equals = cookie.indexOf('=');
      if (equals > 0 && cookie.substring(0, equals).strip().equals(wanted)) {
        String token = cookie.substring(equals + 1).strip();
        return hasForm(token) ? Optional.of(Credential.sha256(token)) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static boolean hasForm(String token) {
    return token.length() == TOKEN_LENGTH
        && token
            .chars()
            .allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_'));
  }
}
