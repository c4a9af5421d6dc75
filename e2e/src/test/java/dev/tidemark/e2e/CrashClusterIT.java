package dev.tidemark.e2e;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Everything is killed together, the databases, Redis and the balancers too. For the long run,
 * since it starts minutes long.
 */
@ExtendWith(NeedsPrograms.class)
@EnabledIfSystemProperty(named = "tidemark.long", matches = "true")
class CrashClusterIT extends CrashScenarios {
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
