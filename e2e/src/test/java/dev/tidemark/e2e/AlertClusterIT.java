package dev.tidemark.e2e;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Alerts through the whole system, all of which is killed together. For the long run, since it
 * starts minutes long.
 */
@ExtendWith(NeedsPrograms.class)
@EnabledIfSystemProperty(named = "tidemark.long", matches = "true")
class AlertClusterIT extends AlertScenarios {
  @Override
  Deployment deploy(Path directory, Map<String, String> settings) {
    return new ClusterDeployment(directory, settings);
  }

  /** Each takes most of a minute. */
  @Override
  int rounds() {
    return 5;
  }
}
