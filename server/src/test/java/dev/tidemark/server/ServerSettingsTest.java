package dev.tidemark.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.runtime.config.Settings;
import dev.tidemark.runtime.config.SettingsLoader;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerSettingsTest {
  @ParameterizedTest
  @CsvSource({
    "http.address, 0.0.0.0",
    "http.port, 9000",
    "http.trusted-proxies, 10.0.0.0/8",
    "public-url, https://prices.example.org",
    "data-dir, elsewhere",
    "registration, closed",
    "public-pages, true",
    "price.min-interval, 1s",
    "price.budget-per-second, 50",
    "demo.enabled, false",
    "demo.port, 0",
    "demo.address, shop.example.org",
    "demo.url, https://shop.example.org",
    "demo.speed, 5000",
    "demo.seed, 7",
    "shopee-affiliate.br.app-id, 123456",
    "shopee-affiliate.br.secret, demo",
    "shopee-affiliate.br.endpoint, https://example.org/graphql",
    "shopee-web.enabled, true",
    "shopee-web.base-url.sg, http://127.0.0.1:9999",
    "shopee-web.headers-file, headers.txt",
    "'flash-sale.regions', 'sg,th'",
  })
  void theKeysThatOutsideToolsRelyOnExist(String key, String value) {
    Settings settings =
        new SettingsLoader(ServerSettings.all()).overrides(Map.of(key, value)).load();

    assertThat(settings.describe()).contains("\n" + key + "=");
  }

  @Test
  void logsLieInsideADataDirectoryThatWasMoved() {
    Settings moved =
        new SettingsLoader(ServerSettings.all()).overrides(Map.of("data-dir", "/srv/tide")).load();
    Settings usual = new SettingsLoader(ServerSettings.all()).load();

    assertThat(ServerSettings.log(moved, ServerRole.ALL).directory())
        .isEqualTo(Path.of("/srv/tide/log"));
    assertThat(ServerSettings.log(usual, ServerRole.PRICE).directory())
        .isEqualTo(Path.of("log").toAbsolutePath());
  }
}
