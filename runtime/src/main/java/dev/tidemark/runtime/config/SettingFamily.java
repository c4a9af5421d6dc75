package dev.tidemark.runtime.config;

import dev.tidemark.protocol.Region;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A setting that may be made once per region, such as {@code shopee-web.base-url.<region>}.
 * Immutable.
 */
public final class SettingFamily<T> implements SettingDefinition {
  private static final String PLACE = "<region>";

  private final String pattern;
  private final Map<Region, Setting<T>> members;
  private final Setting<T> first;

  private SettingFamily(String pattern, Map<Region, Setting<T>> members) {
    this.pattern = pattern;
    this.members = members;
    this.first = members.values().iterator().next();
  }

  /**
   * One setting for each live region.
   *
   * @param pattern the key, with {@code <region>} where the code goes
   * @param member makes the setting of a key, such as {@code key -> Setting.text(key, "", "...")}
   */
  public static <T> SettingFamily<T> perRegion(
      String pattern, Function<String, Setting<T>> member) {
    return perRegion(pattern, Region.live(), member);
  }

  /** One setting for each of some regions, at least one. */
  public static <T> SettingFamily<T> perRegion(
      String pattern, Collection<Region> regions, Function<String, Setting<T>> member) {
    if (!pattern.contains(PLACE) || regions.isEmpty()) {
      throw new IllegalArgumentException(
          "a family needs "
              + PLACE
              + " in its key and a region, not "
              + pattern
              + " for "
              + regions);
    }
    Map<Region, Setting<T>> members = new LinkedHashMap<>();
    for (Region region : regions) {
      members.put(region, member.apply(pattern.replace(PLACE, region.code())));
    }
    return new SettingFamily<>(pattern, members);
  }

  @Override
  public String key() {
    return pattern;
  }

  @Override
  public String environmentVariable() {
    return Setting.environmentVariable(pattern);
  }

  @Override
  public String defaultText() {
    return first.defaultText();
  }

  @Override
  public String expected() {
    return first.expected();
  }

  @Override
  public String sentence() {
    return first.sentence();
  }

  @Override
  public boolean secret() {
    return first.secret();
  }

  @Override
  public List<Setting<T>> members() {
    return List.copyOf(members.values());
  }

  Map<Region, Setting<T>> byRegion() {
    return members;
  }

  @Override
  public String toString() {
    return pattern;
  }
}
