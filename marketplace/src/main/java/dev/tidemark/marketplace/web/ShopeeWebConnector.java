package dev.tidemark.marketplace.web;

import dev.tidemark.marketplace.Connector;
import dev.tidemark.marketplace.ConnectorState;
import dev.tidemark.marketplace.HostRate;
import dev.tidemark.marketplace.flashsale.FlashSales;
import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.marketplace.politeness.HostPoliteness;
import dev.tidemark.marketplace.politeness.Timekeeper;
import dev.tidemark.marketplace.politeness.TurnKeeper;
import dev.tidemark.marketplace.wire.ShopClient;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.Source;
import java.net.URI;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Asks shops that speak like Shopee's web, openly and politely: it says who it is, keeps to a pace,
 * and goes away when it is sent away. It forges no headers and solves no captchas. Thread-safe.
 */
public final class ShopeeWebConnector implements Connector {
  private final Source source;
  private final ShopClient usualClient;
  private final Map<Region, ShopClient> ownClients = new EnumMap<>(Region.class);
  private final ShopeeWebConfig config;
  private final Map<Region, RegionShop> shops = new EnumMap<>(Region.class);
  private final FlashSales flashSales;

  /**
   * Asks the configured regions.
   *
   * @throws IllegalArgumentException when a headers file holds something else than headers
   */
  public ShopeeWebConnector(ShopeeWebConfig config, Timekeeper time, RandomGenerator random) {
    this(config, time, random, TurnKeeper.inMemory(time));
  }

  /**
   * The same among others who ask the same hosts.
   *
   * @throws IllegalArgumentException when a headers file holds something else than headers
   */
  public ShopeeWebConnector(
      ShopeeWebConfig config, Timekeeper time, RandomGenerator random, TurnKeeper turns) {
    this.source = config.source();
    this.config = config;
    Map<Region, Map<String, String>> further = headers(config);
    this.usualClient = client(config, Map.of());
    further.forEach((region, headers) -> ownClients.put(region, client(config, headers)));
    Map<Region, RegionFlashSales> sales = new EnumMap<>(Region.class);
    // Regions that are asked at the same host share its patience.
    Map<String, HostPoliteness> hosts = new HashMap<>();
    for (Region region : config.regions()) {
      URI base = config.baseUrl(region);
      HostPoliteness politeness =
          hosts.computeIfAbsent(
              base.getRawAuthority(),
              host ->
                  new HostPoliteness(
                      new HostRate(host, config.requestsPerSecond()), turns, time, random));
      ShopClient client = ownClients.getOrDefault(region, usualClient);
      ShopSite site = new ShopSite(region, base, config.images(region), client, politeness, time);
      shops.put(region, new RegionShop(site));
      sales.put(region, new RegionFlashSales(site));
    }
    this.flashSales = new WebFlashSales(sales);
  }

  @Override
  public Source source() {
    return source;
  }

  @Override
  public Set<Region> regions() {
    return Set.copyOf(shops.keySet());
  }

  @Override
  public PriceCheck check(ItemKey key) {
    return shop(key.region()).check(key);
  }

  @Override
  public Optional<FlashSales> flashSales() {
    return shops.isEmpty() ? Optional.empty() : Optional.of(flashSales);
  }

  @Override
  public HostRate hostRate(Region region) {
    RegionShop _ = shop(region);
    return new HostRate(config.baseUrl(region).getRawAuthority(), config.requestsPerSecond());
  }

  @Override
  public ConnectorState state(Region region) {
    return shop(region).state();
  }

  @Override
  public void close() {
    usualClient.close();
    ownClients.values().forEach(ShopClient::close);
  }

  private RegionShop shop(Region region) {
    RegionShop shop = shops.get(region);
    if (shop == null) {
      throw new IllegalArgumentException("region " + region.code() + " is not asked here");
    }
    return shop;
  }

  private static ShopClient client(ShopeeWebConfig config, Map<String, String> further) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.put("User-Agent", "Tidemark/" + config.version());
    headers.put("Accept", "application/json");
    headers.put("Accept-Encoding", "gzip");
    headers.putAll(further);
    return new ShopClient(headers, ShopClient.TOTAL_TIMEOUT);
  }

  private static Map<Region, Map<String, String>> headers(ShopeeWebConfig config) {
    return config.regions().isEmpty()
        ? Map.of()
        : config.headersFiles().read(config.baseUrls().keySet());
  }
}
