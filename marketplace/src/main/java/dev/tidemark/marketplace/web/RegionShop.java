package dev.tidemark.marketplace.web;

import dev.tidemark.marketplace.ConnectorState;
import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.marketplace.politeness.HostPoliteness;
import dev.tidemark.marketplace.politeness.Timekeeper;
import dev.tidemark.marketplace.wire.HttpFailure;
import dev.tidemark.marketplace.wire.HttpReply;
import dev.tidemark.marketplace.wire.ShopClient;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.Region;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The web shop of one region. It remembers for each item which endpoint answered and begins with
 * that one, for an unknown item with the one that answered last; an endpoint that does not exist
 * any more hands over to the next. Thread-safe.
 */
final class RegionShop {
  private static final Endpoint[] ENDPOINTS = Endpoint.values();

  private final Region region;
  private final URI base;
  private final ShopClient client;
  private final HostPoliteness politeness;
  private final Timekeeper time;
  private final Map<ItemKey, Integer> workingForItem = Collections.synchronizedMap(new Memory());
  private volatile int working;

  RegionShop(
      Region region, URI base, ShopClient client, HostPoliteness politeness, Timekeeper time) {
    this.region = region;
    this.base = base;
    this.client = client;
    this.politeness = politeness;
    this.time = time;
  }

  ConnectorState state() {
    return politeness.state();
  }

  PriceCheck check(ItemKey key) {
    int first = workingForItem.getOrDefault(key, working);
    for (int i = 0; i < ENDPOINTS.length; i++) {
      int candidate = (first + i) % ENDPOINTS.length;
      Endpoint endpoint = ENDPOINTS[candidate];
      PriceCheck check = politeness.ask(endpoint.path(), () -> ask(endpoint, key));
      if (!(check instanceof PriceCheck.Retired)) {
        if (provesThatItWorks(check)) {
          working = candidate;
          workingForItem.put(key, candidate);
        }
        return check;
      }
    }
    return new PriceCheck.Retired();
  }

  /** Forgets the items that were asked for least lately. */
  private static final class Memory extends LinkedHashMap<ItemKey, Integer> {
    private static final long serialVersionUID = 1L;

    /** A few megabytes; whoever tracks more items asks some of them twice now and then. */
    private static final int ITEMS = 50_000;

    Memory() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<ItemKey, Integer> eldest) {
      return size() > ITEMS;
    }
  }

  private static boolean provesThatItWorks(PriceCheck check) {
    return check instanceof PriceCheck.Answered || check instanceof PriceCheck.Withheld;
  }

  private PriceCheck ask(Endpoint endpoint, ItemKey key) {
    int offsetMinutes = region.zone().getRules().getOffset(time.now()).getTotalSeconds() / 60;
    try {
      HttpReply reply = client.get(endpoint.address(base, key, offsetMinutes));
      return ReplyJudge.judge(key, reply, time.now());
    } catch (HttpFailure failure) {
      return new PriceCheck.Unreachable(failure.reason(), null);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return new PriceCheck.Postponed(Duration.ZERO);
    }
  }
}
