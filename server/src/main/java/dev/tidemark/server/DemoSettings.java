package dev.tidemark.server;

import dev.tidemark.runtime.config.Setting;
import dev.tidemark.runtime.config.SettingDefinition;
import dev.tidemark.simulator.world.WorldConfig;
import java.util.List;

/** The settings of the demo shop that standalone mode opens by itself. */
final class DemoSettings {
  static final Setting<Boolean> ENABLED =
      Setting.flag(
          "demo.enabled",
          true,
          "Whether there is a demo shop, with invented goods. Unless it is set, there is one only"
              + " while no source of real prices is configured.");

  static final Setting<String> PORT =
      Setting.text(
              "demo.port",
              "",
              "The port of the demo shop; 0 takes any free one. Unless it is set: the one above"
                  + " http.port, or any free one when that is taken.")
          .check(DemoSettings::isPort, "nothing, or a whole number from 0 to 65535");

  static final Setting<String> ADDRESS =
      Setting.text(
          "demo.address",
          "",
          "The address on which the demo shop listens, and by which its links name it; unless it is"
              + " set, that of http.address.");

  static final Setting<Integer> SPEED =
      Setting.whole(
          "demo.speed",
          WorldConfig.DEFAULT_SPEED,
          1,
          100_000,
          "How many times faster than in real shops prices move in the demo shop.");

  static final Setting<Integer> SEED =
      Setting.whole(
          "demo.seed",
          1,
          0,
          Integer.MAX_VALUE,
          "What the demo shop's goods and prices are made from; another number is another shop.");

  private DemoSettings() {}

  static List<SettingDefinition> definitions() {
    return List.of(ENABLED, PORT, ADDRESS, SPEED, SEED);
  }

  private static boolean isPort(String text) {
    return text.isEmpty() || (text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= 65_535);
  }
}
