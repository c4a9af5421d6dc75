package dev.tidemark.user.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FittingTest {
  private static final Fitting CHAT = Fitting.characters(1_900);
  private static final Fitting NTFY = Fitting.bytes(3_999);

  @Test
  void leavesAloneWhatFits() {
    String text = "Now SGD 99.00.\n\nNow SGD 98.00.\n";

    assertThat(CHAT.of(text)).isEqualTo(text);
    assertThat(NTFY.of("a".repeat(3_999))).hasSize(3_999);
  }

  @Test
  void leavesOutWholeNotificationsAndSaysHowMany() {
    String text = notifications(50);

    String fitting = CHAT.of(text);

    assertThat(fitting).hasSizeLessThanOrEqualTo(1_900);
    String kept = fitting.substring(0, fitting.indexOf("\n\nand "));
    assertThat(text).startsWith(kept + "\n\n");
    int shown = kept.split("\n\n", -1).length;
    assertThat(shown).isGreaterThan(10);
    assertThat(fitting).endsWith("\n\nand %d more in your inbox".formatted(50 - shown));
  }

  @Test
  void staysBelowTheBytesThatNtfyTakes() {
    String fitting = NTFY.of(notifications(50));

    assertThat(fitting.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(3_500, 3_999);
    assertThat(fitting).endsWith(" more in your inbox");
  }

  @Test
  void keepsWholeLinesOfASingleNotificationThatIsTooLong() {
    String fitting = CHAT.of("Now SGD 99.00.\n" + "At its lowest.\n".repeat(200));

    assertThat(fitting).hasSizeLessThanOrEqualTo(1_900).endsWith("At its lowest.\n...");
  }

  @Test
  void neverCutsInsideACharacter() {
    for (int before = 0; before < 4; before++) {
      String text = "a".repeat(before) + "\uD83E\uDED6".repeat(3_000);
      for (Fitting fitting : new Fitting[] {CHAT, NTFY}) {
        String fitted = fitting.of(text);
        assertThat(fitted.replace("\uD83E\uDED6", "").chars()).noneMatch(FittingTest::isHalf);
        assertThat(fitting.size().applyAsInt(fitted)).isLessThanOrEqualTo(fitting.most());
      }
      assertThat(Texts.cut(text, 500).codePointCount(0, Texts.cut(text, 500).length()))
          .isEqualTo(500);
    }
  }

  private static boolean isHalf(int unit) {
    return unit >= 0xD800 && unit < 0xE000;
  }

  private static String notifications(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(number ->
            "A kettle \uD83E\uDED6 %d: Now SGD 99.00.\nAt or below your target of SGD 100.00.\n"
                    .formatted(number)
                + "https://prices.example.org/items/sg.7.%d\n".formatted(number))
        .collect(Collectors.joining("\n"));
  }
}
