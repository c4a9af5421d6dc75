package dev.tidemark.e2e;

import java.nio.file.Path;
import java.util.Map;

/** The demo shop as one process brings it. */
class DemoShopStandaloneIT extends DemoShopScenarios {
  @Override
  Deployment deploy(Path directory, Map<String, String> settings) {
    return new StandaloneDeployment(directory, settings);
  }
}
