package dev.tidemark.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.protocol.Region;
import dev.tidemark.runtime.config.ConfigException;
import dev.tidemark.runtime.config.Settings;
import dev.tidemark.runtime.config.SettingsLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AffiliateSettingsTest {
  private static final String APP_ID = "shopee-affiliate.br.app-id";
  private static final String SECRET = "shopee-affiliate.br.secret";
  private static final String ENDPOINT = "shopee-affiliate.br.endpoint";

  @Test
  void asksNobodyUnlessThereIsAnAccount() {
    assertThat(AffiliateSettings.accounts(settings(Map.of()))).isEmpty();
    assertThat(PriceRole.sources(settings(Map.of()))).isEmpty();
  }

  @Test
  void asksTheCountrysOwnAddressUnlessAnotherIsSet() {
    Settings usual = settings(Map.of(APP_ID, "123", SECRET, "hidden"));
    Settings moved =
        settings(Map.of(APP_ID, "123", SECRET, "hidden", ENDPOINT, "http://127.0.0.1:9/graphql"));

    assertThat(AffiliateSettings.accounts(usual).get(Region.BR))
        .hasToString("app id 123 at https://open-api.affiliate.shopee.com.br/graphql");
    assertThat(AffiliateSettings.accounts(moved).get(Region.BR))
        .hasToString("app id 123 at http://127.0.0.1:9/graphql");
  }

  @Test
  void takesTheSecretFromAFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("secret"), "hidden\n");
    Settings settings =
        new SettingsLoader(PriceRole.settings())
            .environment(
                Map.of(
                    "TIDEMARK_SHOPEE_AFFILIATE_BR_APP_ID",
                    "123",
                    "TIDEMARK_SHOPEE_AFFILIATE_BR_SECRET_FILE",
                    file.toString()))
            .load();

    assertThat(AffiliateSettings.accounts(settings)).containsOnlyKeys(Region.BR);
    assertThat(settings.describe()).contains(SECRET + "=********").doesNotContain("hidden");
  }

  @Test
  void refusesHalfAnAccountAndNamesTheOtherHalf() {
    assertThatThrownBy(() -> AffiliateSettings.accounts(settings(Map.of(APP_ID, "123"))))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "shopee-affiliate.br.secret is missing: set it beside "
                + APP_ID
                + ", or set"
                + " neither");
    assertThatThrownBy(() -> AffiliateSettings.accounts(settings(Map.of(SECRET, "hidden"))))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("shopee-affiliate.br.app-id is missing")
        .hasMessageNotContaining("hidden");
  }

  @ParameterizedTest
  @CsvSource({
    "shopee-affiliate.br.app-id, '1, Signature=2'",
    "shopee-affiliate.br.endpoint, graphql",
    "shopee-affiliate.br.endpoint, https://user:word@example.org/graphql",
    "shopee-affiliate.fr.app-id, 123",
  })
  void refusesValuesThatCannotBe(String key, String value) {
    assertThatThrownBy(() -> settings(Map.of(key, value)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(key);
  }

  @Test
  void saysWhichSourcesAreOnWithoutTheirSecrets() {
    Settings settings =
        settings(Map.of(APP_ID, "123", SECRET, "hidden", "shopee-web.enabled", "true"));

    assertThat(PriceRole.sources(settings))
        .hasSize(2)
        .noneMatch(source -> source.contains("hidden"))
        .first()
        .asString()
        .contains("region br")
        .contains("1600 calls an hour");
  }

  private static Settings settings(Map<String, String> values) {
    return new SettingsLoader(PriceRole.settings()).overrides(values).load();
  }
}
