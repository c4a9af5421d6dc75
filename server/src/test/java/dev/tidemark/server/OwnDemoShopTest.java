package dev.tidemark.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.runtime.config.ConfigException;
import dev.tidemark.runtime.config.Settings;
import dev.tidemark.runtime.config.SettingsLoader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnDemoShopTest {
  @TempDir Path directory;

  private OwnDemoShop open(Map<String, String> given) {
    Settings settings = new SettingsLoader(ServerSettings.all()).overrides(given).load();
    return OwnDemoShop.open(settings, directory);
  }

  @Test
  void takesAnyFreePortWhenTheUsualOneIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String http = Integer.toString(taken.getLocalPort() - 1);
      OwnDemoShop own = open(Map.of("http.port", http));

      try (var _ = own.shop()) {
        assertThat(own.origin().getPort()).isPositive().isNotEqualTo(taken.getLocalPort());
        assertThat(own.origin()).hasHost("127.0.0.1").hasScheme("http");
      }
    }
  }

  @Test
  void refusesAPortThatSomebodyNamedAndSomebodyElseHas() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());

      assertThatThrownBy(() -> open(Map.of("demo.port", port)))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("demo.port");
    }
  }

  @Test
  void namesAnAddressThatPeopleCanGoToWhenItListensOnAll() {
    OwnDemoShop own = open(Map.of("demo.address", "0.0.0.0", "demo.port", "0"));

    try (var _ = own.shop()) {
      assertThat(own.origin()).hasHost("127.0.0.1").hasPort(own.shop().origin().getPort());
    }
  }
}
