package dev.tidemark.server.cluster;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person wants to know of a cluster: where it answers, what is up, where its secrets are.
 */
record StatusTable(
    ClusterConfig config, Processes processes, List<List<ProcessSpec>> stages, PrintStream out) {
  private static final Pattern SETUP_TOKEN = Pattern.compile("Set-up token: (\\S+)");

  /** Prints it; true when every process is ready. */
  boolean print() {
    boolean ready = true;
    out.println();
    for (ProcessSpec spec : stages.stream().flatMap(List::stream).toList()) {
      ready &= print(spec);
    }
    Ports ports = config.ports();
    out.println();
    line("Tidemark", config.url());
    line("API", config.url() + "/api/v1  (documentation: " + config.url() + "/api/docs)");
    if (config.demo().isPresent()) {
      line("Demo shop", config.demoOrigin() + "  (invented goods and prices)");
    }
    line("Prometheus", "http://" + ports.address("prometheus"));
    if (config.alertmanager()) {
      line("Alertmanager", "http://" + ports.address("alertmanager"));
    }
    line("HAProxy", "http://" + ports.address("haproxy-stats") + "/");
    line("cAdvisor", cadvisor(ports));
    line("Logs", config.home().log().toString());
    line(
        "Passwords",
        config.home().secrets() + "  (made at the first start; only you can read them)");
    setupToken()
        .ifPresent(token ->
            line(
                "Set-up token",
                token + "  (register, then enter it once to become the administrator)"));
    out.println();
    return ready;
  }

  /** The names of the processes that should be ready and are not. */
  List<String> notReady() {
    return stages.stream()
        .flatMap(List::stream)
        .filter(spec -> !isReady(spec))
        .map(ProcessSpec::name)
        .toList();
  }

  private boolean isReady(ProcessSpec spec) {
    return processes.find(spec.name()).isPresent() && spec.probe().isReady();
  }

  private boolean print(ProcessSpec spec) {
    Optional<ProcessHandle> process = processes.find(spec.name());
    boolean ready = isReady(spec);
    out.printf(
        "  %-20s %-9s %s%n",
        spec.name(),
        ready ? "ready" : process.isPresent() ? "NOT READY" : "DOWN",
        process.map(running -> "process " + running.pid()).orElse(""));
    return ready;
  }

  /** It measures containers; on a plain machine the exporters measure as much of what runs here. */
  private String cadvisor(Ports ports) {
    if (!config.cadvisor()) {
      return "not installed; node-exporter and process-exporter measure this machine";
    }
    String address = "http://" + ports.address("cadvisor");
    return new Probe.Http(address + "/healthz").isReady() ? address + "/" : "does not answer";
  }

  private void line(String what, String where) {
    out.printf("  %-13s %s%n", what, where);
  }

  /** Of several user services the last one started has offered the token that counts. */
  private Optional<String> setupToken() {
    return config.instancesOf("user").stream()
        .max(
            Comparator.comparing(instance ->
                processes.record(instance.name()).map(RunRecord::startedAt).orElse(Instant.EPOCH)))
        .map(instance -> config.home().run().resolve(instance.name() + ".out"))
        .filter(Files::exists)
        .flatMap(StatusTable::tokenIn);
  }

  private static Optional<String> tokenIn(Path file) {
    Matcher matcher = SETUP_TOKEN.matcher(ClusterHome.read(file));
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
