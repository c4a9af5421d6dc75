package dev.tidemark.e2e;

import java.nio.file.Path;
import java.util.Map;

/** Alerts in one process with its own database. */
class AlertStandaloneIT extends AlertScenarios {
  @Override
  Deployment deploy(Path directory, Map<String, String> settings) {
    return new StandaloneDeployment(directory, settings);
  }
}
