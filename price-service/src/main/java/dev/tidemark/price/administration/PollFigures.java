package dev.tidemark.price.administration;

import dev.tidemark.itemsdb.poll.PollCensus;
import dev.tidemark.price.connector.Connectors;
import dev.tidemark.price.lease.BucketLeases;
import dev.tidemark.price.poll.ItemCensus;
import dev.tidemark.price.schedule.HostPaces;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.price.v1.GetPollingResponse;
import java.util.Set;
import java.util.TreeSet;

/** How polling goes, of all items, whoever polls them; at most some minutes old. Thread-safe. */
public final class PollFigures {
  private final BucketLeases leases;
  private final Connectors connectors;
  private final ItemCensus census;
  private final HostPaces paces;

  public PollFigures(
      BucketLeases leases, Connectors connectors, ItemCensus census, HostPaces paces) {
    this.leases = leases;
    this.connectors = connectors;
    this.census = census;
    this.paces = paces;
  }

  /** The figures of every region that has a source or an item. */
  GetPollingResponse answer() {
    Set<Region> regions = new TreeSet<>(connectors.regions());
    regions.addAll(census.regions());
    GetPollingResponse.Builder answer =
        GetPollingResponse.newBuilder().setCollectors(leases.liveCollectors());
    regions.forEach(region -> answer.addRegions(figures(region)));
    return answer.build();
  }

  private GetPollingResponse.Region figures(Region region) {
    PollCensus counted = census.of(region);
    return GetPollingResponse.Region.newBuilder()
        .setRegion(region.number())
        .setItems(counted.items())
        .setOverdueItems(counted.overdue())
        .setStaleShare(counted.staleShare())
        .setBudgetPerSecond(connectors.callsPerSecond(region))
        .setFloorSeconds(paces.of(region).floor().toSeconds())
        .build();
  }
}
