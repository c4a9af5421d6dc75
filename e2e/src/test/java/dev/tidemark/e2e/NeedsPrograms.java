package dev.tidemark.e2e;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips the tests of the cluster, and says so, where a program is missing that it is made of. */
final class NeedsPrograms implements ExecutionCondition {
  private static final List<String> PROGRAMS =
      List.of(
          "nginx",
          "haproxy",
          "redis-server",
          "mariadbd",
          "mariadb-install-db",
          "prometheus",
          "prometheus-node-exporter",
          "prometheus-process-exporter",
          "prometheus-mysqld-exporter",
          "prometheus-redis-exporter",
          "prometheus-nginx-exporter");

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    List<String> missing = PROGRAMS.stream().filter(program -> !isInstalled(program)).toList();
    if (missing.isEmpty()) {
      return ConditionEvaluationResult.enabled("every program of the cluster is installed");
    }
    String reason = "not installed: " + String.join(", ", missing);
    if (context.getTestMethod().isEmpty()) {
      System.out.println("CLUSTER tests of " + context.getDisplayName() + " skipped, " + reason);
    }
    return ConditionEvaluationResult.disabled(reason);
  }

  static boolean isInstalled(String program) {
    String path = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/usr/local/sbin:/sbin";
    return Stream.of(path.split(File.pathSeparator))
        .map(folder -> Path.of(folder, program))
        .anyMatch(Files::isExecutable);
  }
}
