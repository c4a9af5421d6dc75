package dev.tidemark.user.password;

import static dev.tidemark.user.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordTest {
  @Test
  void countsCharactersNotTheirHalves() {
    String sevenFaces = "😀".repeat(7);
    String hundredAndTwentyEightFaces = "😀".repeat(128);

    refusal(ErrorCode.INVALID_VALUE, () -> Password.chosen("password", sevenFaces));
    assertThat(Password.chosen("password", hundredAndTwentyEightFaces)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "seven77", "with\0 a NUL", "with\ta tab"})
  void refusesWhatBreaksARuleWithoutShowingIt(String text) {
    TidemarkException refusal =
        refusal(ErrorCode.INVALID_VALUE, () -> Password.chosen("newPassword", text));

    assertThat(refusal.field()).isEqualTo("newPassword");
    if (!text.isEmpty()) {
      assertThat(refusal.detail()).doesNotContain(text);
    }
  }

  @Test
  void refusesMoreThanOneHundredAndTwentyEightCharacters() {
    TidemarkException refusal =
        refusal(ErrorCode.INVALID_VALUE, () -> Password.chosen("password", "x".repeat(129)));

    assertThat(refusal.detail()).contains("8 to 128").contains("129");
  }

  @Test
  void cannotBePrinted() {
    assertThat(Password.chosen("password", "correct horse").toString()).doesNotContain("horse");
    assertThat(new PasswordHash("$argon2id$secret").toString()).doesNotContain("secret");
  }

  @Test
  void isTheSameHoweverTheKeyboardComposesItsLetters() {
    assertThat(Password.typed("pass\u00e9word").bytes())
        .isEqualTo(Password.typed("passe\u0301word").bytes());
  }
}
