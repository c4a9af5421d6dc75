package dev.tidemark.price.connector;

import dev.tidemark.marketplace.Connector;
import dev.tidemark.marketplace.ConnectorState;
import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A source that answers what a test says, and remembers what it was asked. */
final class StubConnector implements Connector {
  final List<ItemKey> asked = new ArrayList<>();
  private final Source source;
  private final Set<Region> regions;
  private boolean fails;
  private PriceCheck answer = new PriceCheck.Gone();
  private ConnectorState state = new ConnectorState(ConnectorState.Condition.OK, Instant.EPOCH, "");

  StubConnector(Source source, Region... regions) {
    this.source = source;
    this.regions = Set.of(regions);
  }

  StubConnector answering(PriceCheck answer) {
    this.answer = answer;
    return this;
  }

  /** Makes a mistake when it is asked. */
  void failing() {
    fails = true;
  }

  StubConnector standing(ConnectorState state) {
    this.state = state;
    return this;
  }

  @Override
  public Source source() {
    return source;
  }

  @Override
  public Set<Region> regions() {
    return regions;
  }

  @Override
  public PriceCheck check(ItemKey key) {
    asked.add(key);
    if (fails) {
      throw new IllegalStateException("as the test says");
    }
    return answer;
  }

  @Override
  public ConnectorState state(Region region) {
    return state;
  }

  @Override
  public void close() {}
}
