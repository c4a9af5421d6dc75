package dev.tidemark.server;

import dev.tidemark.runtime.config.Setting;
import dev.tidemark.runtime.config.SettingDefinition;
import dev.tidemark.runtime.config.Settings;
import java.util.List;

/**
 * Keys that configuration files may hold already for parts that this version does not have.
 *
 * <p>They are accepted, so that one file serves this version and the next; whoever sets one is told
 * that nothing uses it.
 */
final class ReservedSettings {
  private static final String NOT_YET = " No part of this version uses it.";

  private static final List<SettingDefinition> ALL =
      List.of(
          Setting.flag(
              "demo.enabled", true, "Whether the demo shop runs without a source." + NOT_YET));

  private ReservedSettings() {}

  static List<SettingDefinition> definitions() {
    return ALL;
  }

  /** The keys that somebody has set, to be told. */
  static List<String> given(Settings settings) {
    return ALL.stream()
        .flatMap(definition -> definition.members().stream())
        .filter(settings::isGiven)
        .map(Setting::key)
        .toList();
  }
}
