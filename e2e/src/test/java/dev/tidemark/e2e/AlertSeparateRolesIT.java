package dev.tidemark.e2e;

import java.nio.file.Path;
import java.util.Map;

/** Alerts in processes of their own, one for each role. */
class AlertSeparateRolesIT extends AlertScenarios {
  @Override
  Deployment deploy(Path directory, Map<String, String> settings) {
    return new SeparateRolesDeployment(directory, settings);
  }
}
