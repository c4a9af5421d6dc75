package dev.tidemark.gateway.session;

import com.google.protobuf.ByteString;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a request proves its sender by, as the SHA-256 under which user-service knows it. The
 * secrets themselves are kept nowhere.
 */
public sealed interface Credential {
  ByteString hash();

  /** The cookie of somebody who has logged in. */
  record Session(ByteString hash) implements Credential {}

  /** A token that a program sends; it allows what its scopes say. */
  record Token(ByteString hash) implements Credential {}

  /** Finds what a request proves its sender by; a token counts before a cookie. */
  static Optional<Credential> of(
      @Nullable String authorization, @Nullable String cookies, boolean secure) {
    return hasToken(authorization)
        ? Optional.of(new Token(Bearer.hash(authorization)))
        : SessionCookie.tokenHash(cookies, secure).map(Session::new);
  }

  /**
   * Whether a request has a token, valid or not. No page of another site can make a browser add
   * one, so such a request needs no proof of where it comes from. Other schemes, as proxies with a
   * password of their own use them, are not ours to read.
   */
  static boolean hasToken(@Nullable String authorization) {
    return authorization != null && Bearer.SCHEME.matcher(authorization).lookingAt();
  }

  /** The form of tokens. */
  final class Bearer {
    private static final Pattern SCHEME = Pattern.compile("(?i)bearer(?= |$)");

    private static final Pattern SECRET =
        Pattern.compile("(?i:bearer) +(tidemark_[A-Za-z0-9_-]{43}) *");

    private Bearer() {}

    private static ByteString hash(@Nullable String authorization) {
      var matcher = SECRET.matcher(String.valueOf(authorization));
      if (!matcher.matches()) {
        throw new TidemarkException(
            ErrorCode.TOKEN_INVALID,
            "A token has the form 'Authorization: Bearer tidemark_...', with 43 characters at the"
                + " end.");
      }
      return sha256(matcher.group(1));
    }
  }

  /** The name under which user-service keeps a secret: SHA-256 of its characters. */
  static ByteString sha256(String secret) {
    try {
      return ByteString.copyFrom(
          MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("every Java has SHA-256", absent);
    }
  }
}
