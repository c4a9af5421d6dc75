package dev.tidemark.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.tidemark.testkit.RecordedShop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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
        StandaloneDeployment deployment =
            new StandaloneDeployment(
                directory,
                Map.of(
                    "shopee-web.enabled", "true",
                    "shopee-web.base-url.sg", shop.baseUrl().toString(),
                    "price.min-interval", "1s",
                    "price.budget-per-second", "50"))) {
      ShopShelf shelf = new ShopShelf(shop, "Harbour Lantern");
      shelf.sellFor(12_900);
      HttpServer changing = changerOf(shelf);
      deployment.start();

      String changer = "http://127.0.0.1:" + changing.getAddress().getPort() + "/";
      Map<String, String> environment =
          Map.of(
              "SETUP_TOKEN", setupToken(deployment),
              "ITEM_URL", shelf.url(),
              "CHANGE_URL", changer);
      try {
        browser.visit(
            deployment.url(), environment, "journey", "keyboard", "installed", "languages");
      } finally {
        changing.stop(0);
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

  private static String setupToken(Deployment deployment) {
    Matcher printed = Pattern.compile("[Ss]et-up token: *(\\S+)").matcher(deployment.output());
    assertThat(printed.find()).as("a set-up token in %s", deployment.output()).isTrue();
    return printed.group(1);
  }

  /** An address that the journey opens to make the shop change its price. */
  private static HttpServer changerOf(ShopShelf shelf) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          shelf.sellFor(9_950);
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    return server;
  }
}
