package dev.tidemark.user.password;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.user.password.PasswordHasher.Cost;
import org.junit.jupiter.api.Test;

class PasswordHasherTest {
  private static final Password RIGHT = Password.typed("correct horse battery");
  private static final Password WRONG = Password.typed("correct horse batterz");

  private final PasswordHasher hasher = new PasswordHasher(Cost.OWASP);

  @Test
  void writesTheStandardTextFormWithTheRecommendedCost() {
    assertThat(hasher.hash(RIGHT).text())
        .matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
  }

  @Test
  void matchesThePasswordAndNoOther() {
    PasswordHash hash = hasher.hash(RIGHT);

    assertThat(hasher.matches(RIGHT, hash)).isTrue();
    assertThat(hasher.matches(WRONG, hash)).isFalse();
  }

  @Test
  void saltsEveryHashAnew() {
    assertThat(hasher.hash(RIGHT)).isNotEqualTo(hasher.hash(RIGHT));
  }

  /** The password "password" with salt "somesalt", from the tests of the reference library. */
  @Test
  void readsWhatTheReferenceLibraryWrote() {
    PasswordHash reference =
        new PasswordHash(
            "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4");

    assertThat(hasher.matches(Password.typed("password"), reference)).isTrue();
    assertThat(hasher.isOutdated(reference)).isTrue();
  }

  @Test
  void neverAcceptsABareDigest() {
    PasswordHash sha256OfPassword =
        new PasswordHash("5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8");

    assertThat(hasher.matches(Password.typed("password"), sha256OfPassword)).isFalse();
  }

  @Test
  void callsAHashOutdatedOnlyWhenNewOnesCostMore() {
    PasswordHash today = hasher.hash(RIGHT);

    assertThat(hasher.isOutdated(today)).isFalse();
    assertThat(new PasswordHasher(new Cost(19_456, 3, 1)).isOutdated(today)).isTrue();
    assertThat(new PasswordHasher(new Cost(8_192, 2, 1)).isOutdated(today)).isFalse();
  }
}
