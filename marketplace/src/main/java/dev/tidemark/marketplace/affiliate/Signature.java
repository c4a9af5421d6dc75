package dev.tidemark.marketplace.affiliate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * Signs requests as the Affiliate Open API demands: the plain SHA-256 of app id, time in seconds,
 * the exact bytes of the body, and the secret, one after the other. Stateless.
 */
final class Signature {
  private Signature() {}

  /** The value of the header {@code Authorization} for this body, sent at this time. */
  static String authorization(AffiliateAccount account, Instant time, byte[] body) {
    return "SHA256 Credential=%s, Timestamp=%d, Signature=%s"
        .formatted(account.appId(), time.getEpochSecond(), of(account, time, body));
  }

  /** The signature itself, 64 hexadecimal digits in lower case. */
  static String of(AffiliateAccount account, Instant time, byte[] body) {
    MessageDigest digest = sha256();
    digest.update(utf8(account.appId()));
    digest.update(utf8(Long.toString(time.getEpochSecond())));
    digest.update(body);
    digest.update(utf8(account.secret()));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
