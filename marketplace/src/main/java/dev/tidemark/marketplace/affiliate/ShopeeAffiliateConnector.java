package dev.tidemark.marketplace.affiliate;

import dev.tidemark.marketplace.Connector;
import dev.tidemark.marketplace.ConnectorState;
import dev.tidemark.marketplace.HostRate;
import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.marketplace.politeness.HostPoliteness;
import dev.tidemark.marketplace.politeness.Timekeeper;
import dev.tidemark.marketplace.politeness.TurnKeeper;
import dev.tidemark.marketplace.wire.ShopClient;
import dev.tidemark.protocol.ItemId;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.ShopId;
import dev.tidemark.protocol.Source;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Asks Shopee's Affiliate Open API, with the operator's own account of each country. It tells one
 * price for the item as a whole; it knows neither variations nor stock nor flash sales, and only
 * items that are in the affiliate programme. Thread-safe.
 */
public final class ShopeeAffiliateConnector implements Connector {
  private final ShopClient client;
  private final Map<Region, AffiliateShop> shops = new EnumMap<>(Region.class);
  private final Map<Region, ShopSweep> sweeps = new EnumMap<>(Region.class);
  private final Map<Region, HostRate> rates = new EnumMap<>(Region.class);

  /** Asks the regions that have an account, and none otherwise. */
  public ShopeeAffiliateConnector(
      ShopeeAffiliateConfig config, Timekeeper time, RandomGenerator random) {
    this(config, time, random, TurnKeeper.inMemory(time));
  }

  /** The same among others who use the same accounts. */
  public ShopeeAffiliateConnector(
      ShopeeAffiliateConfig config, Timekeeper time, RandomGenerator random, TurnKeeper turns) {
    this.client = AffiliateApi.client(config.version(), ShopClient.TOTAL_TIMEOUT);
    config
        .accounts()
        .forEach((region, account) -> {
          HostRate rate =
              new HostRate(budgetName(region, account), ShopeeAffiliateConfig.callsPerSecond());
          AffiliateShop shop =
              new AffiliateShop(
                  new AffiliateApi(account, client, time),
                  new HostPoliteness(rate, turns, time, random),
                  time);
          rates.put(region, rate);
          shops.put(region, shop);
          sweeps.put(region, new ShopSweep(region, shop, time));
        });
  }

  /** Calls are counted for an app id, whichever process makes them. */
  private static String budgetName(Region region, AffiliateAccount account) {
    return "affiliate:" + region.code() + ":" + account.appId();
  }

  @Override
  public Source source() {
    return Source.AFFILIATE;
  }

  @Override
  public Set<Region> regions() {
    return Set.copyOf(shops.keySet());
  }

  @Override
  public PriceCheck check(ItemKey key) {
    return of(key.region(), shops).check(key);
  }

  @Override
  public Map<ItemId, PriceCheck> checkShop(Region region, ShopId shop, Set<ItemId> items) {
    return of(region, sweeps).check(shop, items);
  }

  @Override
  public int shopCheckWorthwhileFrom() {
    return ShopSweep.WORTHWHILE_FROM;
  }

  @Override
  public HostRate hostRate(Region region) {
    return of(region, rates);
  }

  @Override
  public ConnectorState state(Region region) {
    return of(region, shops).state();
  }

  @Override
  public void close() {
    client.close();
  }

  private static <T> T of(Region region, Map<Region, T> parts) {
    T part = parts.get(region);
    if (part == null) {
      throw new IllegalArgumentException("region " + region.code() + " is not asked here");
    }
    return part;
  }
}
