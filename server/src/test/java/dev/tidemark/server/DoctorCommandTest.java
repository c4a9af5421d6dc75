package dev.tidemark.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.runtime.config.Settings;
import dev.tidemark.runtime.config.SettingsLoader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void triesEveryAccountAndKeepsItsSecret(@TempDir Path folder) {
    // Nobody listens on port 1.
    URI endpoint = URI.create("http://127.0.0.1:1/graphql");
    Settings settings =
        settings(
            folder,
            Map.of(
                "shopee-affiliate.br.app-id", "123",
                "shopee-affiliate.br.secret", "hidden",
                "shopee-affiliate.br.endpoint", endpoint.toString()));

    int exit = run(settings);

    assertThat(exit).isEqualTo(1);
    assertThat(text())
        .contains("! prices: affiliate programme, region br: 127.0.0.1:1 cannot be reached")
        .doesNotContain("hidden");
    assertThat(settings.describe()).doesNotContain("hidden");
  }

  @Test
  void namesTheHalfOfAnAccountThatIsMissing(@TempDir Path folder) {
    int exit = run(settings(folder, Map.of("shopee-affiliate.br.secret", "hidden")));

    assertThat(exit).isEqualTo(1);
    assertThat(text())
        .contains("! prices: shopee-affiliate.br.app-id is missing")
        .doesNotContain("hidden");
  }

  @Test
  void saysWhereToReadAboutSourcesWhenNoneIsOn(@TempDir Path folder) {
    assertThat(run(settings(folder, Map.of()))).isZero();
    assertThat(text()).contains("no source is switched on").contains("docs/sources.md");
  }

  private int run(Settings settings) {
    try (PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8)) {
      return DoctorCommand.run(settings, print);
    }
  }

  private String text() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Settings settings(Path folder, Map<String, String> some) {
    Map<String, String> all = new HashMap<>(some);
    all.put("data-dir", folder.toString());
    all.put("http.port", "0");
    return new SettingsLoader(ServerSettings.all()).overrides(all).load();
  }
}
