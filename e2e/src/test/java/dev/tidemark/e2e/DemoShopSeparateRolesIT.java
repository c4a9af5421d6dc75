package dev.tidemark.e2e;

import dev.tidemark.simulator.DemoShop;
import dev.tidemark.simulator.DemoShopConfig;
import dev.tidemark.simulator.world.WorldConfig;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;

/** The demo shop apart from roles that are told where it stands. */
class DemoShopSeparateRolesIT extends DemoShopScenarios {
  private static final InstantSource CLOCK = InstantSource.system();

  private final DemoShop shop =
      DemoShop.start(
          DemoShopConfig.of(
              WorldConfig.startingAt(CLOCK.instant())
                  .withSpeed(Integer.parseInt(QUICK.getOrDefault("demo.speed", "1"))),
              CLOCK));

  @Override
  Deployment deploy(Path directory, Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("demo.url", shop.origin().toString());
    return new SeparateRolesDeployment(directory, all);
  }

  @AfterAll
  void closeShop() {
    shop.close();
  }
}
