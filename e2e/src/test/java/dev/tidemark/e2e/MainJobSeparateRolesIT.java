package dev.tidemark.e2e;

import java.nio.file.Path;
import java.util.Map;

/** The main job over four processes that talk TCP, with sessions in Redis. */
class MainJobSeparateRolesIT extends MainJobScenarios {
  @Override
  Deployment deploy(Path directory, Map<String, String> settings) {
    return new SeparateRolesDeployment(directory, settings);
  }
}
