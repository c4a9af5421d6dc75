package dev.tidemark.price;

import dev.tidemark.itemsdb.ItemsDb;
import dev.tidemark.runtime.config.SettingDefinition;
import dev.tidemark.runtime.config.Settings;
import dev.tidemark.runtime.role.RoleEnvironment;
import java.time.InstantSource;
import java.util.List;

/** The price service, as whoever starts it sees it. */
public final class PriceRole {
  private PriceRole() {}

  public static List<SettingDefinition> settings() {
    return PriceSettings.definitions();
  }

  /** The sources of prices that are switched on, each in words; empty when there is none. */
  public static List<String> sources(Settings settings) {
    return PriceSettings.sources(settings);
  }

  /**
   * Tries the sources that are switched on, with one call each; takes up to ten seconds for each.
   */
  public static List<SourceFinding> examine(Settings settings, InstantSource clock) {
    return SourceExamination.of(settings, clock);
  }

  /**
   * Starts the price service with the sources that are switched on; what it opens is closed by the
   * environment's lifecycle.
   */
  public static void start(RoleEnvironment environment) {
    environment.databases().migrate(ItemsDb.NAME, ItemsDb.MIGRATIONS);
    new PriceParts(environment, environment.databases().open(ItemsDb.NAME)).start();
  }
}
