package dev.tidemark.server;

import dev.tidemark.gateway.GatewayRole;
import dev.tidemark.runtime.config.ConfigException;
import dev.tidemark.runtime.config.Settings;
import dev.tidemark.simulator.DemoShop;
import dev.tidemark.simulator.DemoShopConfig;
import dev.tidemark.simulator.world.WorldConfig;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The demo shop of this process: behind a port of its own, and asked over it like any other shop.
 *
 * @param origin how people and links name it
 */
record OwnDemoShop(URI origin, DemoShop shop) {
  private static final Logger log = LoggerFactory.getLogger(OwnDemoShop.class);

  /** Addresses that mean every one of this machine; nobody can be sent to them. */
  private static final Set<String> EVERY_ADDRESS = Set.of("0.0.0.0", "::", "[::]", "*");

  /**
   * Opens the shop as the settings say.
   *
   * @throws ConfigException when it cannot listen there
   */
  static OwnDemoShop open(Settings settings, Path dataDir) {
    InstantSource clock = InstantSource.system();
    WorldConfig world =
        new DemoWorldFile(dataDir)
            .keep(
                settings.get(DemoSettings.SEED), settings.get(DemoSettings.SPEED), clock.instant());
    String configured = settings.get(DemoSettings.ADDRESS);
    String address = configured.isEmpty() ? GatewayRole.address(settings) : configured;
    DemoShop shop = open(DemoShopConfig.of(world, clock), settings, address);
    URI origin = originOf(shop.origin(), address);
    log.info("Demo shop opened origin={} seed={} speed={}", origin, world.seed(), world.speed());
    return new OwnDemoShop(origin, shop);
  }

  private static DemoShop open(DemoShopConfig config, Settings settings, String address) {
    String given = settings.get(DemoSettings.PORT);
    int port = given.isEmpty() ? usualPort(settings) : Integer.parseInt(given);
    try {
      return DemoShop.start(config.withAddress(address, port));
    } catch (IllegalStateException taken) {
      if (!given.isEmpty() || port == 0) {
        throw new ConfigException(
            taken.getMessage() + "; end what listens there, or set demo.port and demo.address",
            taken);
      }
      log.info("The demo shop takes another port, since its usual one is taken port={}", port);
      return DemoShop.start(config.withAddress(address, 0));
    }
  }

  /** Beside the web server's; any free one where that one is any free one. */
  private static int usualPort(Settings settings) {
    int http = GatewayRole.port(settings);
    return http == 0 || http == 65_535 ? 0 : http + 1;
  }

  private static URI originOf(URI origin, String address) {
    if (!EVERY_ADDRESS.contains(address)) {
      return origin;
    }
    log.info(
        "The demo shop's links name 127.0.0.1; set demo.address to the name by which other machines"
            + " know this one");
    return URI.create("http://127.0.0.1:" + origin.getPort());
  }
}
