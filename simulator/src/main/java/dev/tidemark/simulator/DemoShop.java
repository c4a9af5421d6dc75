package dev.tidemark.simulator;

import dev.tidemark.simulator.fault.Faults;
import dev.tidemark.simulator.http.RequestLog;
import dev.tidemark.simulator.world.World;
import java.net.URI;
import java.time.Instant;

/**
 * An open demo shop: pages for people, Shopee's interfaces for programs, and a ledger that tells
 * the truth. Closing it closes the door; nothing is kept. Thread-safe.
 */
public final class DemoShop implements AutoCloseable {
  private final DemoShopConfig config;
  private final World world;
  private final Faults faults;
  private final RequestLog requests;
  private final ShopServer server;

  private DemoShop(
      DemoShopConfig config, World world, Faults faults, RequestLog requests, ShopServer server) {
    this.config = config;
    this.world = world;
    this.faults = faults;
    this.requests = requests;
    this.server = server;
  }

  /**
   * Opens a shop; returns when it answers.
   *
   * @throws IllegalStateException when it cannot listen there
   */
  public static DemoShop start(DemoShopConfig config) {
    World world = new World(config.world());
    Faults faults = new Faults(config.faults());
    RequestLog requests = new RequestLog();
    Routes routes = Routes.of(world, faults, requests);
    Front front = new Front(routes, faults, requests, config.clock());
    return new DemoShop(
        config, world, faults, requests, ShopServer.start(config.address(), config.port(), front));
  }

  /** Where it is, such as {@code http://127.0.0.1:9300}; without a slash at the end. */
  public URI origin() {
    String host = config.address().contains(":") ? "[" + config.address() + "]" : config.address();
    return URI.create("http://" + host + ":" + server.port());
  }

  /** Its goods and their true prices. */
  public World world() {
    return world;
  }

  /** The moment by the shop's clock, which {@link World#truth} wants. */
  public Instant now() {
    return config.clock().instant();
  }

  /** How it misbehaves; may be changed at any time. */
  public Faults faults() {
    return faults;
  }

  /** What it has been asked. */
  public RequestLog requests() {
    return requests;
  }

  @Override
  public void close() {
    server.close();
  }
}
