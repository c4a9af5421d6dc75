package dev.tidemark.e2e;

import java.nio.file.Path;
import java.util.Map;

/** The main job in one process with its own database. */
class MainJobStandaloneIT extends MainJobScenarios {
  @Override
  Deployment deploy(Path directory, Map<String, String> settings) {
    return new StandaloneDeployment(directory, settings);
  }
}
