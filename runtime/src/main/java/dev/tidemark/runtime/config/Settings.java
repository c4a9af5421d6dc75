package dev.tidemark.runtime.config;

import dev.tidemark.protocol.Region;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The values in force, each checked before there was a Settings. Immutable. */
public final class Settings {
  /** What a key was set to, and by whom, in words: "default", a file's name, a variable's name. */
  record Given(String text, String from) {}

  private static final String MASK = "********";

  private final List<SettingDefinition> definitions;
  private final Set<String> known;
  private final Map<String, Given> given;

  Settings(List<SettingDefinition> definitions, Map<String, Given> given) {
    this.definitions = List.copyOf(definitions);
    this.known =
        definitions.stream()
            .flatMap(definition -> definition.members().stream())
            .map(Setting::key)
            .collect(Collectors.toUnmodifiableSet());
    this.given = Map.copyOf(given);
  }

  /**
   * The value of a setting, or its default.
   *
   * @throws IllegalArgumentException when the setting was not among those loaded
   */
  public <T> T get(Setting<T> setting) {
    if (!known.contains(setting.key())) {
      throw new IllegalArgumentException("no role has declared the setting " + setting.key());
    }
    Given value = given.get(setting.key());
    return setting
        .parse(value == null ? setting.defaultText() : value.text())
        .orElseThrow(
            () -> new IllegalStateException(setting.key() + " was loaded by another definition"));
  }

  /** The values of the regions for which one was given; a region left alone is not in the map. */
  public <T> Map<Region, T> get(SettingFamily<T> family) {
    Map<Region, T> values = new EnumMap<>(Region.class);
    family
        .byRegion()
        .forEach((region, member) -> {
          if (isGiven(member)) {
            values.put(region, get(member));
          }
        });
    return Collections.unmodifiableMap(values);
  }

  /**
   * The same settings with another value for one of them, such as a port that was found free.
   *
   * @param from who says so, in words
   * @throws IllegalArgumentException when the setting was not loaded or does not accept the text
   */
  public Settings with(Setting<?> setting, String text, String from) {
    if (!known.contains(setting.key()) || setting.parse(text).isEmpty()) {
      throw new IllegalArgumentException(
          setting.key() + " cannot be \"" + text + "\", expected " + setting.expected());
    }
    Map<String, Given> more = new HashMap<>(given);
    more.put(setting.key(), new Given(text, from));
    return new Settings(definitions, more);
  }

  /** Whether somebody has set it, be it to its default. */
  public boolean isGiven(Setting<?> setting) {
    return given.containsKey(setting.key());
  }

  /**
   * The effective configuration as lines of a properties file, each under a comment that says where
   * its value comes from; secrets are masked, members of a family appear when given.
   */
  public String describe() {
    StringBuilder text = new StringBuilder();
    for (SettingDefinition definition : definitions) {
      for (Setting<?> setting : definition.members()) {
        if (definition instanceof Setting || isGiven(setting)) {
          text.append(describe(setting));
        }
      }
    }
    return text.toString();
  }

  private String describe(Setting<?> setting) {
    Given value = given.getOrDefault(setting.key(), new Given(setting.defaultText(), "default"));
    String shown = setting.secret() && !value.text().isEmpty() ? MASK : value.text();
    return "# " + value.from() + "\n" + setting.key() + "=" + shown + "\n";
  }
}
