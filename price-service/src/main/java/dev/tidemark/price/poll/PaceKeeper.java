package dev.tidemark.price.poll;

import dev.tidemark.itemsdb.poll.HostPaceStore;
import dev.tidemark.itemsdb.poll.PollCensus;
import dev.tidemark.itemsdb.poll.StoredPace;
import dev.tidemark.marketplace.HostRate;
import dev.tidemark.price.connector.Connectors;
import dev.tidemark.price.schedule.BudgetController;
import dev.tidemark.price.schedule.HostPace;
import dev.tidemark.price.schedule.HostPaces;
import dev.tidemark.price.schedule.Lateness;
import dev.tidemark.protocol.Region;
import dev.tidemark.runtime.database.Database;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Keeps the pace of each host fit for its budget, together with the other price services: all
 * report how late their looks were, and whoever finds the pace five minutes old sets it anew.
 *
 * <p>For use by one thread.
 */
public final class PaceKeeper {
  /** The pace may lag half a minute behind a long list of new items; the budget holds anyway. */
  public static final Duration EVERY = Duration.ofSeconds(30);

  /** From one item more or less in five on, the pace follows at once instead of in small steps. */
  private static final double NEWS = 0.2;

  private final Database database;
  private final Connectors connectors;
  private final ItemCensus census;
  private final HostPaces paces;
  private final Lateness lateness;

  public PaceKeeper(
      Database database,
      Connectors connectors,
      ItemCensus census,
      HostPaces paces,
      Lateness lateness) {
    this.database = database;
    this.connectors = connectors;
    this.census = census;
    this.paces = paces;
    this.lateness = lateness;
  }

  public void keep() {
    Map<HostRate, Set<Region>> hosts = new HashMap<>();
    for (Region region : connectors.regions()) {
      connectors
          .of(region)
          .ifPresent(connector ->
              hosts.computeIfAbsent(connector.hostRate(region), _ -> new HashSet<>()).add(region));
    }
    hosts.forEach(this::keep);
  }

  private void keep(HostRate rate, Set<Region> regions) {
    long items = regions.stream().map(census::of).mapToLong(PollCensus::items).sum();
    double demand = regions.stream().map(census::of).mapToDouble(PollCensus::demand).sum();
    Lateness.Sum late =
        regions.stream().map(lateness::take).reduce(Lateness.Sum.NONE, Lateness.Sum::plus);
    double mu =
        database.write(handle -> {
          new HostPaceStore(handle).report(rate.host(), late.intervals(), late.looks());
          return mu(handle, rate, items, demand);
        });
    Duration floor = HostPace.floor(items, rate.perSecond());
    regions.forEach(region -> paces.set(region, mu, floor));
  }

  private static double mu(Handle handle, HostRate rate, long items, double demand) {
    HostPaceStore store = new HostPaceStore(handle);
    StoredPace stored = store.find(rate.host(), BudgetController.EVERY).orElse(null);
    if (stored == null || stored.items() == 0) {
      double start = BudgetController.start(demand, rate.perSecond());
      store.set(rate.host(), stored == null ? 0 : stored.setAt(), start, items);
      return start;
    }
    if (Math.abs(items - stored.items()) > NEWS * stored.items()) {
      double rescaled = BudgetController.rescaled(stored.mu(), stored.items(), items);
      store.set(rate.host(), stored.setAt(), rescaled, items);
      return rescaled;
    }
    if (!stored.expired()) {
      return stored.mu();
    }
    Lateness.Sum late = new Lateness.Sum(stored.lateSum(), stored.lateLooks());
    double next = BudgetController.step(stored.mu(), late.mean());
    store.set(rate.host(), stored.setAt(), next, stored.items());
    return next;
  }
}
