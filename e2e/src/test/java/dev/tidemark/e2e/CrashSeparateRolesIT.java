package dev.tidemark.e2e;

import java.nio.file.Path;
import java.util.Map;

/** All four roles are killed together; their databases and Redis stand outside and live on. */
class CrashSeparateRolesIT extends CrashScenarios {
  @Override
  Deployment deploy(Path directory, Map<String, String> settings) {
    return new SeparateRolesDeployment(directory, settings);
  }
}
