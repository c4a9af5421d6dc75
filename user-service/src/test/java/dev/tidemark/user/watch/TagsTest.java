package dev.tidemark.user.watch;

import static dev.tidemark.user.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagsTest {
  @Test
  void keepsTheOrderAndDropsSpacesAndRepeats() {
    assertThat(Tags.chosen(List.of(" gift", "audio", "gift ", "Gift")).words())
        .containsExactly("gift", "audio", "Gift");
  }

  @Test
  void countsCharactersNotTheirHalves() {
    assertThat(Tags.chosen(List.of("😀".repeat(32))).words()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "   ", "123456789012345678901234567890123", "a\nb", "a\0b", "a\u2028b"})
  void refusesAWordThatDoesNotFitInALine(String word) {
    TidemarkException refusal =
        refusal(ErrorCode.INVALID_VALUE, () -> Tags.chosen(List.of("gift", word)));

    assertThat(refusal.field()).isEqualTo("tags");
  }

  @Test
  void refusesMoreThanTwenty() {
    List<String> twenty = words(20);
    List<String> more = words(21);

    assertThat(Tags.chosen(twenty).words()).hasSize(20);
    refusal(ErrorCode.INVALID_VALUE, () -> Tags.chosen(more));
  }

  private static List<String> words(int count) {
    return IntStream.range(0, count).mapToObj(i -> "tag " + i).toList();
  }
}
