package dev.tidemark.simulator.world;

import dev.tidemark.protocol.ShopId;
import java.util.List;

/**
 * A shop on the demo marketplace.
 *
 * @param index its number in the order of the catalogue, from 0
 * @param account the name it logs in with, unique
 * @param place where it sends from
 */
public record Seller(int index, ShopId id, String name, String account, String place) {
  private static final List<String> FIRST =
      List.of(
          "Harbour",
          "Kestrel",
          "Marigold",
          "Tidepool",
          "Old Mill",
          "Lantern",
          "Bluebird",
          "Juniper",
          "Saltmarsh",
          "Paper Boat",
          "Monsoon",
          "Copper",
          "Hillside",
          "Two Rivers",
          "Driftwood",
          "Little Owl");
  private static final List<String> SECOND =
      List.of("Goods", "Supply", "Market", "& Daughters", "Corner", "Trading", "Studio", "House");
  private static final List<String> PLACES =
      List.of("North Quay", "Lower Market", "Eastern Hills", "Old Town", "Port Meridian");

  static Seller of(int index, ShopId id, long key) {
    String name =
        FIRST.get(Dice.below(Dice.roll(key, 1), FIRST.size()))
            + " "
            + SECOND.get(Dice.below(Dice.roll(key, 2), SECOND.size()));
    String account = name.replaceAll("[^A-Za-z]", "").toLowerCase(java.util.Locale.ROOT) + index;
    return new Seller(
        index, id, name, account, PLACES.get(Dice.below(Dice.roll(key, 3), PLACES.size())));
  }
}
