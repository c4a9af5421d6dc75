package dev.tidemark.server;

import dev.tidemark.price.PriceRole;
import dev.tidemark.runtime.config.Settings;
import dev.tidemark.runtime.role.DemoShopAddress;
import java.net.URI;
import java.util.Optional;

/** What the settings say of a demo shop. */
sealed interface DemoPlan {
  /** There is none. */
  record None() implements DemoPlan {}

  /** One stands somewhere, and is none of our processes' business. */
  record Elsewhere(URI origin) implements DemoPlan {}

  /** This process opens one. */
  record Own() implements DemoPlan {}

  /** Real prices and invented ones stand side by side only where somebody has asked for both. */
  static DemoPlan of(Settings settings, ServerRole role) {
    if (!settings.get(DemoSettings.ENABLED)) {
      return new None();
    }
    Optional<URI> elsewhere = DemoShopAddress.of(settings);
    if (elsewhere.isPresent()) {
      return new Elsewhere(elsewhere.get());
    }
    boolean wanted =
        settings.isGiven(DemoSettings.ENABLED) || PriceRole.sources(settings).isEmpty();
    return wanted && role == ServerRole.ALL ? new Own() : new None();
  }
}
