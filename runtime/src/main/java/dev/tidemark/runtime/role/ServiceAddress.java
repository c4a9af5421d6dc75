package dev.tidemark.runtime.role;

import dev.tidemark.runtime.config.HostPort;
import java.util.List;

/** Where a service listens when this process serves it, and where others find its instances. */
public record ServiceAddress(HostPort listen, List<HostPort> instances) {
  public ServiceAddress {
    instances = List.copyOf(instances);
  }
}
