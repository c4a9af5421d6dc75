package dev.tidemark.price.flashsale;

import dev.tidemark.protocol.Region;
import dev.tidemark.runtime.config.Setting;
import dev.tidemark.runtime.config.Settings;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which regions' flash sales are followed. */
public final class FollowedRegions {
  private static final String ALL = "all";

  public static final Setting<List<String>> SETTING =
      Setting.words(
              "flash-sale.regions",
              "",
              "Regions whose flash sales are followed, such as th,id, or all; costs requests of their"
                  + " budgets. The demo shop's are followed in any case.")
          .check(
              words -> words.stream().allMatch(FollowedRegions::isFollowable),
              "codes of regions that are not closed (sg, my, ph, th, vn, tw, id, br, mx, co, cl) or"
                  + " all, separated by commas");

  private FollowedRegions() {}

  /** The regions that the operator names, and the demo shop's. */
  public static Set<Region> of(Settings settings) {
    EnumSet<Region> regions = EnumSet.of(Region.DEMO);
    for (String word : settings.get(SETTING)) {
      if (word.equals(ALL)) {
        regions.addAll(Region.live());
      } else {
        Region.ofCode(word).ifPresent(regions::add);
      }
    }
    return Set.copyOf(regions);
  }

  private static boolean isFollowable(String word) {
    return word.equals(ALL)
        || Region.ofCode(word)
            .filter(region -> region.status() != Region.Status.CLOSED)
            .isPresent();
  }
}
