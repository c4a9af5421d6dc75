package dev.tidemark.price;

import dev.tidemark.marketplace.Connector;
import dev.tidemark.marketplace.affiliate.ShopeeAffiliateConnector;
import dev.tidemark.marketplace.politeness.Timekeeper;
import dev.tidemark.marketplace.politeness.TurnKeeper;
import dev.tidemark.marketplace.web.ShopeeWebConnector;
import dev.tidemark.runtime.config.ConfigException;
import dev.tidemark.runtime.config.Settings;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** The sources of prices that there are. */
final class PriceSources {
  private PriceSources() {}

  /**
   * Every source, the most preferred first; one that is switched off has no regions.
   *
   * @param turns in which the shops may be called
   * @throws ConfigException when the settings of one do not fit
   */
  static List<Connector> open(
      Settings settings, Timekeeper time, RandomGenerator random, TurnKeeper turns) {
    List<Connector> sources = new ArrayList<>();
    sources.add(
        new ShopeeAffiliateConnector(PriceSettings.affiliate(settings), time, random, turns));
    sources.add(web(settings, time, random, turns));
    PriceSettings.demo(settings)
        .map(demo -> new ShopeeWebConnector(demo, time, random, turns))
        .ifPresent(sources::add);
    return List.copyOf(sources);
  }

  static Connector web(
      Settings settings, Timekeeper time, RandomGenerator random, TurnKeeper turns) {
    try {
      return new ShopeeWebConnector(PriceSettings.web(settings), time, random, turns);
    } catch (IllegalArgumentException | UncheckedIOException fault) {
      throw new ConfigException(
          "shopee-web.headers-file: " + fault.getMessage() + "; correct the file, or unset the key",
          fault);
    }
  }
}
