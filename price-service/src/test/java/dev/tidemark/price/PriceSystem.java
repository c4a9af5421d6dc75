package dev.tidemark.price;

import dev.tidemark.itemsdb.ItemsDb;
import dev.tidemark.protocol.price.v1.PriceAdministrationGrpc;
import dev.tidemark.protocol.price.v1.PriceAdministrationGrpc.PriceAdministrationBlockingStub;
import dev.tidemark.protocol.price.v1.PriceServiceGrpc;
import dev.tidemark.protocol.price.v1.PriceServiceGrpc.PriceServiceBlockingStub;
import dev.tidemark.runtime.admin.Readiness;
import dev.tidemark.runtime.config.SettingsLoader;
import dev.tidemark.runtime.database.DatabaseAccess;
import dev.tidemark.runtime.lifecycle.Lifecycle;
import dev.tidemark.runtime.role.ConfiguredDatabases;
import dev.tidemark.runtime.role.InProcessTransport;
import dev.tidemark.runtime.role.RoleEnvironment;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A whole price service on a database, asking a shop. */
public final class PriceSystem implements AutoCloseable {
  private final Lifecycle lifecycle = new Lifecycle();
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final Readiness readiness = new Readiness(InstantSource.system());
  private final PriceServiceBlockingStub service;
  private final PriceAdministrationBlockingStub administration;

  private PriceSystem(PriceDatabase items, Map<String, String> settings) {
    InProcessTransport transport =
        new InProcessTransport(UUID.randomUUID().toString(), "price", metrics, lifecycle);
    DatabaseAccess access = new DatabaseAccess(items.config(), items.config());
    PriceRole.start(
        new RoleEnvironment(
            new SettingsLoader(PriceRole.settings()).overrides(settings).load(),
            lifecycle,
            metrics,
            readiness,
            InstantSource.system(),
            transport,
            new ConfiguredDatabases(Map.of(ItemsDb.NAME, access), lifecycle, metrics, readiness)));
    service = PriceServiceGrpc.newBlockingStub(transport.channel("price"));
    administration = PriceAdministrationGrpc.newBlockingStub(transport.channel("price"));
  }

  /** Asks one shop about items of Singapore, Indonesia and Taiwan, as often as it may. */
  public static PriceSystem asking(PriceDatabase items, URI shop) {
    Map<String, String> settings = new HashMap<>();
    settings.put("shopee-web.enabled", "true");
    settings.put("price.min-interval", "1s");
    settings.put("price.budget-per-second", "50");
    for (String region : new String[] {"sg", "id", "tw"}) {
      settings.put("shopee-web.base-url." + region, shop.toString());
    }
    return new PriceSystem(items, settings);
  }

  /** Looks as often as it may, at whatever these settings switch on. */
  public static PriceSystem with(PriceDatabase items, Map<String, String> sources) {
    Map<String, String> settings = new HashMap<>(sources);
    settings.put("price.min-interval", "1s");
    settings.put("price.budget-per-second", "50");
    return new PriceSystem(items, settings);
  }

  /** Asks one shop about items and flash sales of Singapore, within a budget. */
  public static PriceSystem following(PriceDatabase items, URI shop, int perSecond) {
    return new PriceSystem(
        items,
        Map.of(
            "shopee-web.enabled", "true",
            "shopee-web.base-url.sg", shop.toString(),
            "flash-sale.regions", "sg",
            "price.min-interval", "1s",
            "price.budget-per-second", Integer.toString(perSecond)));
  }

  /** Has nobody to ask. */
  public static PriceSystem withoutSource(PriceDatabase items) {
    return new PriceSystem(items, Map.of());
  }

  /** Knows where the demo shop stands. */
  public static PriceSystem withDemoShop(PriceDatabase items, URI shop) {
    return new PriceSystem(items, Map.of("demo.url", shop.toString()));
  }

  public PriceServiceBlockingStub service() {
    return service;
  }

  public PriceAdministrationBlockingStub administration() {
    return administration;
  }

  public Readiness readiness() {
    return readiness;
  }

  /** How many checks ended with a result. */
  public double checks(String result) {
    return metrics.find("tidemark_price_checks").tag("result", result).counters().stream()
        .mapToDouble(counter -> counter.count())
        .sum();
  }

  @Override
  public void close() {
    lifecycle.close();
  }
}
