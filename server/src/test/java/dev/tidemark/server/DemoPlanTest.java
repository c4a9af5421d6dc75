package dev.tidemark.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.runtime.config.SettingsLoader;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoPlanTest {
  private static DemoPlan plan(ServerRole role, String... settings) {
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i < settings.length; i += 2) {
      given.put(settings[i], settings[i + 1]);
    }
    return DemoPlan.of(new SettingsLoader(ServerSettings.all()).overrides(given).load(), role);
  }

  @Test
  void opensAShopWhereNothingElseIsConfigured() {
    assertThat(plan(ServerRole.ALL)).isInstanceOf(DemoPlan.Own.class);
    assertThat(plan(ServerRole.ALL, "demo.enabled", "false")).isInstanceOf(DemoPlan.None.class);
  }

  @Test
  void leavesInventedPricesOutBesideRealOnesUnlessAskedForBoth() {
    assertThat(plan(ServerRole.ALL, "shopee-web.enabled", "true"))
        .isInstanceOf(DemoPlan.None.class);
    assertThat(plan(ServerRole.ALL, "shopee-web.enabled", "true", "demo.enabled", "true"))
        .isInstanceOf(DemoPlan.Own.class);
  }

  @Test
  void pointsToAShopThatStandsElsewhereFromEveryRole() {
    String url = "https://shop.example.org";

    for (ServerRole role : ServerRole.values()) {
      assertThat(plan(role, "demo.url", url)).isEqualTo(new DemoPlan.Elsewhere(URI.create(url)));
    }
    assertThat(plan(ServerRole.ALL, "demo.url", url, "demo.enabled", "false"))
        .isInstanceOf(DemoPlan.None.class);
  }

  @Test
  void leavesItToAProcessOfItsOwnInACluster() {
    assertThat(plan(ServerRole.GATEWAY)).isInstanceOf(DemoPlan.None.class);
    assertThat(plan(ServerRole.PRICE, "demo.enabled", "true")).isInstanceOf(DemoPlan.None.class);
  }
}
