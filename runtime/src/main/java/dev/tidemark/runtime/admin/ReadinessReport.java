package dev.tidemark.runtime.admin;

import dev.tidemark.runtime.admin.Readiness.Status;
import java.util.Map;
import java.util.stream.Collectors;

/** What {@code /readyz} says: the whole, and each dependency by its name. */
record ReadinessReport(boolean draining, Map<String, Status> dependencies) {
  static ReadinessReport of(Readiness readiness) {
    return new ReadinessReport(readiness.isDraining(), readiness.check());
  }

  boolean ready() {
    return !draining && dependencies.values().stream().allMatch(Status::up);
  }

  /** {@code {"status":"ready","dependencies":{"items-db":{"status":"up"}}}}. */
  String json() {
    String state = draining ? "draining" : ready() ? "ready" : "not-ready";
    return dependencies.entrySet().stream()
        .map(entry -> quoted(entry.getKey()) + ":" + json(entry.getValue()))
        .collect(
            Collectors.joining(
                ",", "{\"status\":" + quoted(state) + ",\"dependencies\":{", "}}\n"));
  }

  private static String json(Status status) {
    return status.up()
        ? "{\"status\":\"up\"}"
        : "{\"status\":\"down\",\"detail\":" + quoted(status.detail()) + "}";
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ' || Character.isSurrogate(c)) {
        quoted.append("\\u%04x".formatted((int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
