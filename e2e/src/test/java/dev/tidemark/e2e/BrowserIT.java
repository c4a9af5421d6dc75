package dev.tidemark.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.testkit.RecordedShop;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do in a real browser, with accessibility checks, mostly against a real server. */
class BrowserIT {
  @TempDir Path directory;
  private Browser browser;

  @BeforeEach
  void open() {
    browser = new Browser(directory.resolve("browser.txt"));
  }

  @Test
  void aPersonTracksAnItemFromRegistrationToItsChangelog() throws Exception {
    try (RecordedShop shop = RecordedShop.start();
        StandaloneDeployment deployment = asking(shop, "journey")) {
      ShopShelf shelf = new ShopShelf(shop, "Harbour Lantern");
      shelf.sellFor(12_900);
      deployment.start();
      try (PriceChanger changer = new PriceChanger(shelf, 9_950)) {
        Map<String, String> environment =
            Map.of(
                "SETUP_TOKEN", setupToken(deployment),
                "ITEM_URL", shelf.url(),
                "CHANGE_URL", changer.url());
        browser.visit(
            deployment.url(), environment, "journey", "keyboard", "installed", "languages");
      }
    }
  }

  @Test
  void aPersonIsToldOfAPriceThatHasComeDown() throws Exception {
    try (RecordedShop shop = RecordedShop.start();
        StandaloneDeployment deployment = asking(shop, "alerts")) {
      ShopShelf shelf = new ShopShelf(shop, "Harbour Lantern");
      shelf.sellFor(12_900);
      deployment.start();
      try (PriceChanger changer = new PriceChanger(shelf, 9_950)) {
        browser.visit(
            deployment.url(),
            Map.of("ITEM_URL", shelf.url(), "CHANGE_URL", changer.url()),
            "alerts");
      }
    }
  }

  @Test
  void aNewcomerGoesShoppingInTheDemoShop() throws Exception {
    try (StandaloneDeployment deployment =
        new StandaloneDeployment(directory, DemoShopScenarios.QUICK)) {
      deployment.start();
      String shop =
          new ApiClient(deployment.url())
              .get("/instance")
              .is(200)
              .body()
              .at("/demoShopUrl")
              .asString();

      browser.visit(deployment.url(), Map.of("DEMO_SHOP", shop), "demo");
    }
  }

  @Test
  void everyPageAndStateFitsAndHoldsStill() throws Exception {
    browser.visitPretendedServer("fit", "steady");
  }

  /** A server that asks a replayed shop every second. */
  private StandaloneDeployment asking(RecordedShop shop, String folder) {
    return new StandaloneDeployment(
        directory.resolve(folder),
        Map.of(
            "shopee-web.enabled", "true",
            "shopee-web.base-url.sg", shop.baseUrl().toString(),
            "price.min-interval", "1s",
            "price.budget-per-second", "50"));
  }

  private static String setupToken(Deployment deployment) {
    Matcher printed = Pattern.compile("[Ss]et-up token: *(\\S+)").matcher(deployment.output());
    assertThat(printed.find()).as("a set-up token in %s", deployment.output()).isTrue();
    return printed.group(1);
  }
}
