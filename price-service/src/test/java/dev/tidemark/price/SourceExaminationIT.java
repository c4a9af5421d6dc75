package dev.tidemark.price;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.runtime.config.SettingsLoader;
import dev.tidemark.testkit.RecordedShop;
import dev.tidemark.testkit.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceExaminationIT {
  @AutoClose private final RecordedShop shop = RecordedShop.start();

  @Test
  void findsNothingToTryWhenNothingIsOn() {
    assertThat(examine(Map.of("shopee-web.base-url.sg", "http://127.0.0.1:1"))).isEmpty();
  }

  @Test
  void triesEveryAccountOnce() {
    shop.answer(
        "/graphql",
        Reply.of(200, "{\"data\":{\"productOfferV2\":{\"nodes\":[],\"pageInfo\":{}}}}"));

    List<SourceFinding> findings = examine(account("br", "th"));

    assertThat(findings).hasSize(2).allMatch(SourceFinding::good);
    assertThat(findings.getFirst().words()).contains("region").contains("accepts app id 123");
    assertThat(shop.requests()).hasSize(2);
  }

  @Test
  void explainsWhatIsWrongWithAnAccountWithoutItsSecret() {
    shop.answer(
        "/graphql",
        Reply.of(200, "{\"errors\":[{\"extensions\":{\"code\":10035,\"message\":\"hm\"}}]}"));

    List<SourceFinding> findings = examine(account("br"));

    assertThat(findings).hasSize(1).noneMatch(SourceFinding::good);
    assertThat(findings.getFirst().words())
        .contains("region br")
        .contains("apply for it")
        .doesNotContain("hidden");
  }

  @Test
  void namesTheMissingHalfOfAnAccount() {
    assertThat(examine(Map.of("shopee-affiliate.br.secret", "hidden")))
        .singleElement()
        .satisfies(finding -> assertThat(finding.good()).isFalse())
        .satisfies(finding ->
            assertThat(finding.words())
                .contains("shopee-affiliate.br.app-id is missing")
                .doesNotContain("hidden"));
  }

  @Test
  void triesTheAddressesOfTheWebSource() {
    RecordedShop gone = RecordedShop.start();
    gone.close();
    Map<String, String> web =
        Map.of(
            "shopee-web.enabled", "true",
            "shopee-web.base-url.sg", shop.baseUrl().toString(),
            "shopee-web.base-url.th", gone.baseUrl().toString());

    assertThat(examine(web))
        .extracting(SourceFinding::good)
        .containsExactlyInAnyOrder(true, true, false);
  }

  @Test
  void readsTheHeadersFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("headers"), "no header\n");
    Map<String, String> broken =
        Map.of("shopee-web.enabled", "true", "shopee-web.headers-file", file.toString());
    Map<String, String> absent =
        Map.of("shopee-web.enabled", "true", "shopee-web.headers-file", file + ".gone");

    assertThat(examine(broken)).singleElement().asString().contains("line 1 of the headers file");
    assertThat(examine(absent)).singleElement().asString().contains("cannot be read");
  }

  private Map<String, String> account(String... regions) {
    Map<String, String> settings = new HashMap<>();
    for (String region : regions) {
      settings.put("shopee-affiliate." + region + ".app-id", "123");
      settings.put("shopee-affiliate." + region + ".secret", "hidden");
      settings.put("shopee-affiliate." + region + ".endpoint", shop.baseUrl() + "/graphql");
    }
    return settings;
  }

  private static List<SourceFinding> examine(Map<String, String> settings) {
    return PriceRole.examine(
        new SettingsLoader(PriceRole.settings()).overrides(settings).load(),
        InstantSource.system());
  }
}
