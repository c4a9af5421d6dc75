package dev.tidemark.e2e;

import java.nio.file.Path;
import java.util.Map;

/** The server and its database are killed together. */
class CrashStandaloneIT extends CrashScenarios {
  @Override
  Deployment deploy(Path directory, Map<String, String> settings) {
    return new StandaloneDeployment(directory, settings);
  }
}
