package dev.tidemark.user.password;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Makes and checks password hashes with Argon2id; costs tens of milliseconds of one core and 19 MiB
 * per call. Safe for use by many threads.
 *
 * <p>Bouncy Castle took 31-47 ms of CPU per hash here, password4j 37 ms, argon2-jvm (native) 23 ms:
 * not enough to give up running on every processor and C library, by a project with many eyes.
 */
public final class PasswordHasher {
  /** The cost of one hash. */
  public record Cost(int memoryKib, int iterations, int parallelism) {
    /** The lower bound of OWASP's password storage cheat sheet for Argon2id. */
    public static final Cost OWASP = new Cost(19_456, 2, 1);

    private boolean isAbove(Argon2Form form) {
      return memoryKib > form.memoryKib() || iterations > form.iterations();
    }
  }

  /** Lengths recommended by RFC 9106, section 3.1. */
  private static final int SALT_BYTES = 16;

  private static final int KEY_BYTES = 32;

  private final SecureRandom random = new SecureRandom();
  private final Cost cost;
  private final Argon2Form nobodys;

  public PasswordHasher(Cost cost) {
    this.cost = cost;
    // No password is known, nor can one be found, whose key is all zeros.
    this.nobodys = empty();
  }

  public PasswordHash hash(Password password) {
    return form(password).toHash();
  }

  /** Whether the password is the one of that hash; takes as long whether it is or not. */
  public boolean matches(Password password, PasswordHash stored) {
    Optional<Argon2Form> form = Argon2Form.parse(stored);
    if (form.isEmpty()) {
      spendAsLong(password);
      return false;
    }
    return matches(password, form.get());
  }

  /** Takes as long as a real check, for usernames that do not exist. */
  public void spendAsLong(Password password) {
    key(password, nobodys);
  }

  /** Whether a hash was made at a lower cost than new ones are. */
  public boolean isOutdated(PasswordHash stored) {
    return Argon2Form.parse(stored).map(cost::isAbove).orElse(true);
  }

  private Argon2Form form(Password password) {
    Argon2Form empty = empty();
    return empty.withKey(key(password, empty));
  }

  /** A new salt at today's cost, whose key is not there yet. */
  private Argon2Form empty() {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return new Argon2Form(
        cost.memoryKib(), cost.iterations(), cost.parallelism(), salt, new byte[KEY_BYTES]);
  }

  private static boolean matches(Password password, Argon2Form form) {
    return MessageDigest.isEqual(form.key(), key(password, form));
  }

  private static byte[] key(Password password, Argon2Form like) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(like.memoryKib())
            .withIterations(like.iterations())
            .withParallelism(like.parallelism())
            .withSalt(like.salt())
            .build());
    byte[] key = new byte[like.key().length];
    generator.generateBytes(password.bytes(), key);
    return key;
  }
}
