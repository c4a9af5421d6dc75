package dev.tidemark.marketplace.affiliate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.marketplace.politeness.ManualTime;
import dev.tidemark.protocol.ItemId;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.Region;
import dev.tidemark.simulator.DemoShop;
import dev.tidemark.simulator.DemoShopConfig;
import dev.tidemark.simulator.world.DemoItem;
import dev.tidemark.simulator.world.WorldConfig;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The connector against a shop that somebody else wrote and whose true prices are known. */
class DemoShopOffersIT {
  private final ManualTime time = new ManualTime();

  @AutoClose
  private final DemoShop shop =
      DemoShop.start(DemoShopConfig.of(WorldConfig.startingAt(time.now()), time::now));

  @AutoClose
  private final ShopeeAffiliateConnector connector =
      new ShopeeAffiliateConnector(
          new ShopeeAffiliateConfig(Map.of(Region.DEMO, account("demo")), "1"),
          time,
          new Random(1));

  @Test
  void tellsTheTruePriceOfEveryItemThatIsOffered() {
    int offered = 0;
    for (int number = 1; number <= 60; number++) {
      DemoItem item = shop.world().item(number);
      switch (connector.check(key(item))) {
        case PriceCheck.Answered(var listing) -> {
          assertThat(listing.headline().price()).isEqualTo(truth(item));
          offered++;
        }
        case PriceCheck.NotOffered _ -> {}
        default -> throw new AssertionError("item " + number + " has another answer");
      }
    }

    assertThat(offered).isBetween(50, 59);
  }

  @Test
  void tellsThemByTheListOfAShopAsWell() {
    Map<ItemId, DemoItem> ofOneSeller = new LinkedHashMap<>();
    DemoItem some = shop.world().item(8);
    IntStream.rangeClosed(1, 500)
        .mapToObj(shop.world()::item)
        .filter(item -> item.seller().id().equals(some.seller().id()))
        .forEach(item -> ofOneSeller.put(item.id(), item));

    Map<ItemId, PriceCheck> found =
        connector.checkShop(Region.DEMO, some.seller().id(), ofOneSeller.keySet());

    Set<Price> told =
        found.values().stream()
            .map(check -> ((PriceCheck.Answered) check).listing().headline().price())
            .collect(Collectors.toSet());
    Set<Price> trueOnes =
        found.keySet().stream()
            .map(item -> truth(Objects.requireNonNull(ofOneSeller.get(item))))
            .collect(Collectors.toSet());
    assertThat(found).hasSizeGreaterThan(5);
    assertThat(told).isEqualTo(trueOnes);
  }

  @Test
  void tellsARightSecretFromAWrongOne() {
    assertThat(CredentialCheck.of(account("demo"), "1", time).accepted()).isTrue();
    assertThat(CredentialCheck.of(account("other"), "1", time).words())
        .contains("the secret does not belong to this app id");
  }

  private AffiliateAccount account(String secret) {
    return new AffiliateAccount("123456", secret, URI.create(shop.origin() + "/graphql"));
  }

  private Price truth(DemoItem item) {
    return shop.world().truth(item, time.now()).price();
  }

  private static ItemKey key(DemoItem item) {
    return new ItemKey(Region.DEMO, item.seller().id(), item.id());
  }
}
