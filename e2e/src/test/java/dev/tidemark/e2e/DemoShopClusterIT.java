package dev.tidemark.e2e;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** The demo shop as the whole system brings it. For the long run, since it starts minutes long. */
@ExtendWith(NeedsPrograms.class)
@EnabledIfSystemProperty(named = "tidemark.long", matches = "true")
class DemoShopClusterIT extends DemoShopScenarios {
  @Override
  Deployment deploy(Path directory, Map<String, String> settings) {
    return new ClusterDeployment(directory, settings);
  }
}
