package dev.tidemark.simulator;

import dev.tidemark.simulator.fault.FaultRule;
import dev.tidemark.simulator.world.WorldConfig;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * How a demo shop is run.
 *
 * @param address where it listens; its administration answers only to this machine in any case
 * @param port 0 for any free one
 * @param world its goods and prices
 * @param clock what time it is; a test may bring its own
 * @param faults how it misbehaves from the start
 */
public record DemoShopConfig(
    String address, int port, WorldConfig world, InstantSource clock, List<FaultRule> faults) {
  public DemoShopConfig {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a port is 0 to 65535, not " + port);
    }
    faults = List.copyOf(faults);
  }

  /** The usual shop, for this machine only, on any free port, whose time runs fast from now on. */
  public static DemoShopConfig usual() {
    InstantSource clock = InstantSource.system();
    return of(WorldConfig.startingAt(clock.instant()), clock);
  }

  /**
   * A shop for this machine only, on any free port.
   *
   * <p>A shop that is to have the same past after a restart needs the same {@link
   * WorldConfig#start()}.
   */
  public static DemoShopConfig of(WorldConfig world, InstantSource clock) {
    return new DemoShopConfig("127.0.0.1", 0, world, clock, List.of());
  }

  public DemoShopConfig withAddress(String address, int port) {
    return new DemoShopConfig(address, port, world, clock, faults);
  }

  public DemoShopConfig withStart(Instant start) {
    return new DemoShopConfig(
        address,
        port,
        new WorldConfig(
            world.seed(), start, world.speed(), world.items(), world.region(), world.sessions()),
        clock,
        faults);
  }

  public DemoShopConfig withFaults(List<FaultRule> faults) {
    return new DemoShopConfig(address, port, world, clock, faults);
  }
}
