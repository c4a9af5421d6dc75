package dev.tidemark.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTest {
  private enum Registration {
    OPEN,
    CLOSED,
    BY_INVITATION
  }

  private static final Setting<Duration> PAUSE =
      Setting.duration(
          "price.pause", Duration.ofSeconds(60), Duration.ofSeconds(1), Duration.ofDays(7), "x");

  @Test
  void namesItsEnvironmentVariable() {
    Setting<String> setting = Setting.text("shopee-web.base-url.sg", "", "x");

    assertThat(setting.environmentVariable()).isEqualTo("TIDEMARK_SHOPEE_WEB_BASE_URL_SG");
  }

  @ParameterizedTest
  @CsvSource({"1s,PT1S", "1500ms,PT1.5S", "5m,PT5M", "1h,PT1H", "7d,PT168H"})
  void readsDurations(String text, Duration expected) {
    assertThat(PAUSE.parse(text)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "10", "10 s", "-1s", "999ms", "8d", "1w", "1.5s", "9999999999d", "PT1S"})
  void refusesOtherDurations(String text) {
    assertThat(PAUSE.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"PT0S,0s", "PT0.25S,250ms", "PT90S,90s", "PT2M,2m", "PT36H,36h", "P7D,7d"})
  void writesDurationsInTheLargestUnitThatHoldsThem(Duration duration, String expected) {
    assertThat(DurationText.of(duration)).isEqualTo(expected);
  }

  @Test
  void acceptsWholeNumbersUpToTheirBounds() {
    Setting<Integer> port = Setting.whole("http.port", 8080, 1, 65_535, "x");

    assertThat(port.parse("1")).contains(1);
    assertThat(port.parse("65535")).contains(65_535);
    assertThat(port.parse("0")).isEmpty();
    assertThat(port.parse("65536")).isEmpty();
    assertThat(port.parse("8o80")).isEmpty();
    assertThat(port.parse("99999999999999999999")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "-0.1", "1e9", "much", ""})
  void refusesDecimalsOutOfBounds(String text) {
    assertThat(Setting.decimal("a", 2, 0, 1_000, "x").parse(text)).isEmpty();
  }

  @Test
  void readsFlagsOnlyInTheirTwoWords() {
    Setting<Boolean> flag = Setting.flag("public-pages", false, "x");

    assertThat(flag.parse("true")).contains(true);
    assertThat(flag.parse("yes")).isEmpty();
    assertThat(flag.parse("TRUE")).isEmpty();
  }

  @Test
  void writesChoicesAsLowerCaseWords() {
    Setting<Registration> choice = Setting.choice("registration", Registration.OPEN, "x");

    assertThat(choice.parse("by-invitation")).contains(Registration.BY_INVITATION);
    assertThat(choice.parse("OPEN")).isEmpty();
    assertThat(choice.expected()).isEqualTo("open or closed or by-invitation");
  }

  @Test
  void splitsWordsAtCommas() {
    Setting<List<String>> words = Setting.words("flash-sale.regions", "", "x");

    assertThat(words.parse(" sg, my ,")).contains(List.of("sg", "my"));
    assertThat(words.parse("")).contains(List.of());
  }

  @Test
  void readsHostsWithPorts() {
    Setting<List<HostPort>> setting = Setting.hostPorts("a.addresses", "127.0.0.1:1", "x");

    assertThat(setting.parse("db.example:3306,[::1]:9101"))
        .contains(List.of(new HostPort("db.example", 3306), new HostPort("::1", 9101)));
    assertThat(setting.parse("")).isEmpty();
    assertThat(setting.parse("a:1,b")).isEmpty();
    assertThat(Setting.hostPort("a", "h:1", "x").parse("h:65536")).isEmpty();
  }

  @Test
  void readsPathsAndRefusesWhatCannotBeOne() {
    Setting<Path> path = Setting.path("data-dir", "data", "x");

    assertThat(path.parse("/var/a b")).contains(Path.of("/var/a b"));
    assertThat(path.parse("a\0b")).isEmpty();
  }

  @Test
  void acceptsLessAfterACheck() {
    Setting<String> url =
        Setting.text("public-url", "", "x")
            .check(text -> text.isEmpty() || text.startsWith("http"), "an http(s) URL");

    assertThat(url.parse("ftp://x")).isEmpty();
    assertThat(url.parse("https://x")).contains("https://x");
    assertThat(url.expected()).isEqualTo("an http(s) URL");
  }

  @Test
  void refusesADefaultItWouldNotAccept() {
    assertThatThrownBy(() -> Setting.whole("a", 5, 10, 20, "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("default of a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "a_b", "a..b", ".a", "a-", "a b"})
  void refusesKeysThatHaveNoVariable(String key) {
    assertThatThrownBy(() -> Setting.text(key, "", "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
