package dev.tidemark.user.password;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of {@code $argon2id$v=19$m=19456,t=2,p=1$<salt>$<key>}, the text form in which every
 * Argon2 library writes its hashes.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared or printed, only taken apart
record Argon2Form(int memoryKib, int iterations, int parallelism, byte[] salt, byte[] key) {
  /** At most 1 GiB, 99 rounds and 9 lanes, so that a row written by others cannot stop us. */
  private static final Pattern FORM =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=([1-9][0-9]{0,5}),t=([1-9][0-9]?),p=([1-9])"
              + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

  private static final Base64.Encoder ENCODER = Base64.getEncoder().withoutPadding();

  /** Reads a stored hash; empty for any other form, the seed's bare SHA-256 among them. */
  static Optional<Argon2Form> parse(PasswordHash stored) {
    Matcher matcher = FORM.matcher(stored.text());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new Argon2Form(
            Integer.parseInt(matcher.group(1)),
            Integer.parseInt(matcher.group(2)),
            Integer.parseInt(matcher.group(3)),
            Base64.getDecoder().decode(matcher.group(4)),
            Base64.getDecoder().decode(matcher.group(5))));
  }

  Argon2Form withKey(byte[] replacement) {
    return new Argon2Form(memoryKib, iterations, parallelism, salt, replacement);
  }

  PasswordHash toHash() {
    return new PasswordHash(
        "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
            .formatted(
                memoryKib,
                iterations,
                parallelism,
                ENCODER.encodeToString(salt),
                ENCODER.encodeToString(key)));
  }
}
