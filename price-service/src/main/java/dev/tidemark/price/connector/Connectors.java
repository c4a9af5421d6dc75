package dev.tidemark.price.connector;

import dev.tidemark.marketplace.Connector;
import dev.tidemark.protocol.Region;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The connectors of this instance, in the order in which they are preferred. Immutable. */
public final class Connectors implements AutoCloseable {
  private final List<Connector> connectors;

  public Connectors(List<Connector> connectors) {
    this.connectors = List.copyOf(connectors);
  }

  /** The one to ask about items of a region. */
  public Optional<Connector> of(Region region) {
    return connectors.stream()
        .filter(connector -> connector.regions().contains(region))
        .findFirst();
  }

  /** Every region that can be asked. */
  public Set<Region> regions() {
    return connectors.stream()
        .flatMap(connector -> connector.regions().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  public List<Connector> all() {
    return connectors;
  }

  @Override
  public void close() {
    connectors.forEach(Connector::close);
  }
}
