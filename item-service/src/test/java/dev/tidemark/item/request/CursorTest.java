package dev.tidemark.item.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
  @Test
  void givesBackThePositionInItsOwnList() {
    String cursor = new Cursor("watches NAME", List.of("false", "café 🎀", "")).encode();

    assertThat(cursor).matches("[A-Za-z0-9_-]+");
    assertThat(Cursor.read(cursor, "watches NAME", position -> position))
        .contains(List.of("false", "café 🎀", ""));
  }

  @Test
  void isAbsentOnTheFirstPage() {
    assertThat(Cursor.<List<String>>read("", "items", position -> position))
        .isEqualTo(Optional.empty());
  }

  @Test
  void isRefusedByAnotherList() {
    assertRefused(new Cursor("watches NAME", List.of("7")).encode());
  }

  @Test
  void isRefusedWhenItsPositionMeansNothing() {
    assertRefused(new Cursor("items", List.of("seven")).encode());
    assertRefused(new Cursor("items", List.of()).encode());
    assertRefused(new Cursor("items", List.of("99999999999999999999")).encode());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "%%%",
        "null",
        "AAAA",
        "🎀",
        "aXRlbXMKNw==",
        "aXRlbXMKNx",
        " ",
        "\0",
        "_____w"
      })
  void isRefusedWhenItIsNotOneOfOurs(String text) {
    assertRefused(text);
  }

  @Test
  void isRefusedWhenItIsNotUtf8() {
    byte[] broken = "items\n7".getBytes(StandardCharsets.UTF_8);
    broken[0] = (byte) 0xff;

    assertRefused(Base64.getUrlEncoder().withoutPadding().encodeToString(broken));
  }

  private static void assertRefused(String text) {
    assertThatThrownBy(
            () -> Cursor.read(text, "items", position -> Long.parseLong(position.getFirst())))
        .isInstanceOfSatisfying(
            TidemarkException.class,
            refused -> {
              assertThat(refused.error()).isEqualTo(ErrorCode.INVALID_VALUE);
              assertThat(refused.field()).isEqualTo("cursor");
            });
  }
}
