package dev.tidemark.server.cluster;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes a gateway off nginx's list, which nginx reads anew without losing a request. */
record NginxRotation(String gateway, ClusterFiles files, Processes processes) implements Rotation {
  private static final Duration NEW_WORKERS = Duration.ofSeconds(5);

  /** New workers take over 0.1 s before old ones stop taking connections. */
  private static final Duration TAKE_OVER = Duration.ofMillis(500);

  @Override
  public void out() {
    tell(Set.of(gateway));
  }

  @Override
  public void in() {
    tell(Set.of());
  }

  private void tell(Set<String> drained) {
    files.writeGateways(drained);
    processes
        .find("nginx")
        .ifPresent(nginx -> {
          Set<Long> before = workers(nginx);
          Processes.signal(nginx, "HUP");
          boolean _ = Waiting.until(() -> !before.containsAll(workers(nginx)), NEW_WORKERS);
          Waiting.pause(TAKE_OVER);
        });
  }

  private static Set<Long> workers(ProcessHandle nginx) {
    return nginx.children().map(ProcessHandle::pid).collect(Collectors.toSet());
  }
}
