package dev.tidemark.server;

import dev.tidemark.gateway.GatewayRole;
import dev.tidemark.item.ItemRole;
import dev.tidemark.price.PriceRole;
import dev.tidemark.runtime.config.SettingDefinition;
import dev.tidemark.runtime.role.RoleEnvironment;
import dev.tidemark.user.UserRole;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a process may be: one part of the system, or all of them in the order in which they start.
 */
enum ServerRole {
  ALL,
  USER,
  PRICE,
  ITEM,
  GATEWAY;

  /** What a part tells whoever started it. */
  record Started(Optional<Integer> httpPort, Optional<String> setupToken) {
    static final Started NOTHING_TO_TELL = new Started(Optional.empty(), Optional.empty());
  }

  /** The word on the command line, in metrics and in the names of files. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The parts of a process with this role. */
  List<ServerRole> parts() {
    return this == ALL ? List.of(USER, PRICE, ITEM, GATEWAY) : List.of(this);
  }

  /** The settings that this part reads, beside those of the process. */
  List<SettingDefinition> settings() {
    return switch (this) {
      case ALL -> List.of();
      case USER -> UserRole.settings();
      case PRICE -> PriceRole.settings();
      case ITEM -> ItemRole.settings();
      case GATEWAY -> GatewayRole.settings();
    };
  }

  /** Starts this part; what it opens is closed by the environment's lifecycle. */
  Started start(RoleEnvironment environment) {
    switch (this) {
      case ALL -> throw new IllegalArgumentException("all is started part by part");
      case USER -> {
        return new Started(Optional.empty(), UserRole.start(environment).setupToken());
      }
      case PRICE -> PriceRole.start(environment);
      case ITEM -> ItemRole.start(environment);
      case GATEWAY -> {
        return new Started(Optional.of(GatewayRole.start(environment)), Optional.empty());
      }
    }
    return Started.NOTHING_TO_TELL;
  }

  /** The databases that this part opens, by name. */
  List<String> databases() {
    return switch (this) {
      case ALL, GATEWAY -> List.of();
      case USER -> List.of("user-db");
      case PRICE, ITEM -> List.of("items-db");
    };
  }
}
