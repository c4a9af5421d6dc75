package dev.tidemark.simulator.affiliate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who may ask, and how it is proved. Immutable. */
record Credentials(String appId, String secret) {
  /** The credentials of the official example; they open nothing but a demo shop. */
  static final Credentials DEMO = new Credentials("123456", "demo");

  private static final Pattern HEADER =
      Pattern.compile(
          "SHA256 Credential=([^,\\s]+),\\s*Timestamp=([0-9]{1,12}),\\s*Signature=([0-9a-f]{64})");

  /** The interface allows clocks to differ by so much. */
  private static final Duration SKEW = Duration.ofMinutes(10);

  /** Why a request is refused, or nothing. */
  Optional<String> objection(@Nullable String header, byte[] body, Instant now) {
    Matcher matcher = HEADER.matcher(header == null ? "" : header);
    if (!matcher.matches()) {
      return Optional.of("Invalid Authorization Header");
    }
    if (!matcher.group(1).equals(appId)) {
      return Optional.of("Invalid Credential");
    }
    long timestamp = Long.parseLong(matcher.group(2));
    if (Math.abs(timestamp - now.getEpochSecond()) > SKEW.toSeconds()) {
      return Optional.of("Request Expired");
    }
    return matcher.group(3).equals(signature(timestamp, body))
        ? Optional.empty()
        : Optional.of("Invalid Signature");
  }

  /** A plain hash over id, time, the very bytes of the body, and the secret. */
  String signature(long timestamp, byte[] body) {
    try {
      MessageDigest hash = MessageDigest.getInstance("SHA-256");
      hash.update((appId + timestamp).getBytes(StandardCharsets.UTF_8));
      hash.update(body);
      hash.update(secret.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
