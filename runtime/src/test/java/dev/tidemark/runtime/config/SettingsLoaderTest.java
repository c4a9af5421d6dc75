package dev.tidemark.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tidemark.protocol.Region;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsLoaderTest {
  private static final Setting<Integer> PORT =
      Setting.whole("http.port", 8080, 1, 65_535, "Port of the pages.");
  private static final Setting<Duration> INTERVAL =
      Setting.duration(
          "price.min-interval",
          Duration.ofSeconds(60),
          Duration.ofSeconds(1),
          Duration.ofDays(1),
          "Shortest time between two looks.");
  private static final Setting<String> PASSWORD = Setting.secret("user-db.password", "Password.");
  private static final SettingFamily<String> BASE_URL =
      SettingFamily.perRegion(
          "shopee-web.base-url.<region>", key -> Setting.text(key, "", "Where the shop is."));
  private static final SettingFamily<String> APP_SECRET =
      SettingFamily.perRegion(
          "shopee-affiliate.<region>.secret", key -> Setting.secret(key, "Secret of the app."));
  private static final List<SettingDefinition> ALL =
      List.of(PORT, INTERVAL, PASSWORD, BASE_URL, APP_SECRET);

  @TempDir Path folder;

  @Test
  void answersDefaultsWhenNothingIsSet() {
    Settings settings = new SettingsLoader(ALL).load();

    assertThat(settings.get(PORT)).isEqualTo(8080);
    assertThat(settings.get(INTERVAL)).isEqualTo(Duration.ofMinutes(1));
    assertThat(settings.get(PASSWORD)).isEmpty();
    assertThat(settings.get(BASE_URL)).isEmpty();
  }

  @Test
  void letsTheEnvironmentWinOverTheFileAndTheCommandLineOverBoth() throws IOException {
    Path file = write("http.port=1\nprice.min-interval = 2s\nuser-db.password=file\n");

    Settings settings =
        new SettingsLoader(ALL)
            .file(file)
            .environment(
                Map.of("TIDEMARK_PRICE_MIN_INTERVAL", "3s", "TIDEMARK_USER_DB_PASSWORD", "env"))
            .overrides(Map.of("user-db.password", "line"))
            .load();

    assertThat(settings.get(PORT)).isEqualTo(1);
    assertThat(settings.get(INTERVAL)).isEqualTo(Duration.ofSeconds(3));
    assertThat(settings.get(PASSWORD)).isEqualTo("line");
  }

  @Test
  void readsAFamilyRegionByRegion() {
    Settings settings =
        new SettingsLoader(ALL)
            .environment(Map.of("TIDEMARK_SHOPEE_WEB_BASE_URL_SG", "http://127.0.0.1:1"))
            .overrides(Map.of("shopee-web.base-url.id", "http://127.0.0.1:2"))
            .load();

    assertThat(settings.get(BASE_URL))
        .containsExactly(
            Map.entry(Region.SG, "http://127.0.0.1:1"), Map.entry(Region.ID, "http://127.0.0.1:2"));
  }

  @Test
  void readsASecretFromTheFileAVariableNames() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "  hush\n");

    Settings settings =
        new SettingsLoader(ALL)
            .environment(Map.of("TIDEMARK_SHOPEE_AFFILIATE_SG_SECRET_FILE", secret.toString()))
            .load();

    assertThat(settings.get(APP_SECRET)).containsExactly(Map.entry(Region.SG, "hush"));
  }

  @Test
  void suggestsTheNearestKey() {
    assertThat(faults(Map.of("price.min-intervall", "5s"), Map.of()))
        .containsExactly(
            "price.min-intervall: no such key is known (command line);"
                + " did you mean price.min-interval?");
  }

  @Test
  void suggestsTheNearestVariable() {
    assertThat(faults(Map.of(), Map.of("TIDEMARK_HTTPPORT", "5")))
        .containsExactly(
            "TIDEMARK_HTTPPORT: no such environment variable is known;"
                + " did you mean TIDEMARK_HTTP_PORT?");
  }

  @Test
  void suggestsNothingWhenNothingIsNear() {
    assertThat(faults(Map.of("colour", "blue"), Map.of()))
        .containsExactly("colour: no such key is known (command line)");
  }

  @Test
  void leavesVariablesOfOthersAlone() {
    assertThat(new SettingsLoader(ALL).environment(Map.of("PATH", "/bin")).load()).isNotNull();
  }

  @Test
  void showsABadValueAndWhatWasExpected() {
    assertThat(faults(Map.of(), Map.of("TIDEMARK_HTTP_PORT", "http")))
        .containsExactly(
            "http.port is \"http\" (TIDEMARK_HTTP_PORT),"
                + " expected a whole number from 1 to 65535");
  }

  @Test
  void neverShowsASecret() {
    Setting<String> strict =
        Setting.secret("a.token", "x").check(text -> text.length() != 3, "a good token");

    ConfigException refused =
        catchThrowableOfType(
            ConfigException.class,
            () -> new SettingsLoader(List.of(strict)).overrides(Map.of("a.token", "abc")).load());
    Settings settings =
        new SettingsLoader(List.of(strict)).overrides(Map.of("a.token", "hush-hush")).load();

    assertThat(refused)
        .hasMessageContaining("a.token has a value that is not shown")
        .hasMessageNotContaining("abc");
    assertThat(settings.describe()).contains("a.token=********").doesNotContain("hush");
  }

  @Test
  void doesNotShowTheValueOfAnUnknownKeyForItMayBeASecret() {
    assertThat(faults(Map.of("user-db.pasword", "hush"), Map.of()).toString())
        .doesNotContain("hush");
  }

  @Test
  void reportsAllFaultsAtOnce() throws IOException {
    Path file = write("http.port=0\nhttp.pot=1\n");

    ConfigException refused =
        catchThrowableOfType(
            ConfigException.class,
            () ->
                new SettingsLoader(ALL)
                    .file(file)
                    .environment(Map.of("TIDEMARK_PRICE_MIN_INTERVAL", "0s"))
                    .load());

    assertThat(refused.faults()).hasSize(3);
  }

  @Test
  void refusesASecretGivenTwice() {
    assertThat(
            faults(
                Map.of(),
                Map.of("TIDEMARK_USER_DB_PASSWORD", "a", "TIDEMARK_USER_DB_PASSWORD_FILE", "b")))
        .singleElement()
        .asString()
        .contains("not both");
  }

  @Test
  void refusesASecretFileThatIsNotThere() {
    assertThat(faults(Map.of(), Map.of("TIDEMARK_USER_DB_PASSWORD_FILE", "/no/such/file")))
        .containsExactly(
            "TIDEMARK_USER_DB_PASSWORD_FILE: the file /no/such/file cannot be read"
                + " (NoSuchFileException)");
  }

  @Test
  void refusesAFileThatIsNotThereOrSaysAKeyTwice() throws IOException {
    Path file = write("http.port=1\nhttp.port=2\n");

    assertThatThrownBy(() -> new SettingsLoader(ALL).file(folder.resolve("none")).load())
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("does not exist");
    assertThatThrownBy(() -> new SettingsLoader(ALL).file(file).load())
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("http.port stands more than once");
  }

  @Test
  void readsAFileInUtf8() throws IOException {
    Path file = write("shopee-web.base-url.sg=http://käse.example/\n");

    assertThat(new SettingsLoader(ALL).file(file).load().get(BASE_URL))
        .containsValue("http://käse.example/");
  }

  @Test
  void saysWhereEachValueComesFrom() {
    Settings settings =
        new SettingsLoader(List.of(PORT, BASE_URL))
            .environment(Map.of("TIDEMARK_SHOPEE_WEB_BASE_URL_SG", "http://x"))
            .load();

    assertThat(settings.describe())
        .isEqualTo(
            """
            # default
            http.port=8080
            # TIDEMARK_SHOPEE_WEB_BASE_URL_SG
            shopee-web.base-url.sg=http://x
            """);
  }

  @Test
  void answersOnlyWhatWasDeclared() {
    Settings settings = new SettingsLoader(List.of(PORT)).load();

    assertThatThrownBy(() -> settings.get(INTERVAL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("price.min-interval");
  }

  @Test
  void refusesTwoSettingsOfOneVariable() {
    assertThatThrownBy(() ->
            new SettingsLoader(
                List.of(Setting.text("a.b-c", "", "x"), Setting.text("a.b.c", "", "x"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("declared twice");
  }

  @Test
  void rendersTheReferenceTable() {
    assertThat(SettingsReference.markdown(List.of(PORT, PASSWORD, BASE_URL)))
        .isEqualTo(
            """
            | Key | Environment variable | Default | Meaning |
            | --- | --- | --- | --- |
            | `http.port` | `TIDEMARK_HTTP_PORT` | `8080` | Port of the pages. Expected: a whole number from 1 to 65535. |
            | `user-db.password` | `TIDEMARK_USER_DB_PASSWORD` or `TIDEMARK_USER_DB_PASSWORD_FILE` | (empty) | Password. Expected: a secret. |
            | `shopee-web.base-url.<region>` | `TIDEMARK_SHOPEE_WEB_BASE_URL_<REGION>` | (empty) | Where the shop is. Expected: a text. |
            """);
  }

  private static List<String> faults(Map<String, String> line, Map<String, String> environment) {
    return catchThrowableOfType(
            ConfigException.class,
            () -> new SettingsLoader(ALL).environment(environment).overrides(line).load())
        .faults();
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("tidemark.properties"), text);
  }
}
