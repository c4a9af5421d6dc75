package dev.tidemark.user.account;

import static dev.tidemark.user.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsernameTest {
  @ParameterizedTest
  @ValueSource(strings = {"abc", "a.b_c-9", "...", "12345678901234567890123456789012"})
  void acceptsThreeToThirtyTwoOfItsCharacters(String text) {
    assertThat(Username.chosen(text).text()).isEqualTo(text);
  }

  @Test
  void isAlwaysInLowerCase() {
    assertThat(Username.chosen("Alice").text()).isEqualTo("alice");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ab",
        "123456789012345678901234567890123",
        "a b c",
        "alice ",
        "alice\n",
        "al\0ice",
        "älice",
        "alic\u212a", // the Kelvin sign becomes a plain k in lower case
        "😀😀😀",
        "alice@example.org"
      })
  void refusesAnythingElseAndSaysWhatIsExpected(String text) {
    TidemarkException refusal = refusal(ErrorCode.INVALID_VALUE, () -> Username.chosen(text));

    assertThat(refusal.field()).isEqualTo("username");
    assertThat(refusal.detail()).contains("3 to 32 characters").doesNotContain("\n", "\0");
  }

  @Test
  void showsOnlyTheStartOfALongName() {
    TidemarkException refusal =
        refusal(ErrorCode.INVALID_VALUE, () -> Username.chosen("x".repeat(10_000)));

    assertThat(refusal.detail()).hasSizeLessThan(200).contains("xxx...");
  }
}
