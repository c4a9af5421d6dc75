package dev.tidemark.marketplace.web;

import dev.tidemark.marketplace.ConnectorState;
import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.marketplace.politeness.HostPoliteness;
import dev.tidemark.marketplace.politeness.Timekeeper;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.Region;
import java.net.URI;
import java.time.Duration;

/**
 * The web shop of one region. It remembers which endpoint answered last and begins with that one;
 * an endpoint that does not exist any more hands over to the next. Thread-safe.
 */
final class RegionShop {
  private static final Endpoint[] ENDPOINTS = Endpoint.values();

  private final Region region;
  private final URI base;
  private final ShopClient client;
  private final HostPoliteness politeness;
  private final Timekeeper time;
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
    int first = working;
    for (int i = 0; i < ENDPOINTS.length; i++) {
      int candidate = (first + i) % ENDPOINTS.length;
      Endpoint endpoint = ENDPOINTS[candidate];
      PriceCheck check = politeness.ask(endpoint.path(), () -> ask(endpoint, key));
      if (!(check instanceof PriceCheck.Retired)) {
        if (provesThatItWorks(check)) {
          working = candidate;
        }
        return check;
      }
    }
    return new PriceCheck.Retired();
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
