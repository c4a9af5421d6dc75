package dev.tidemark.user.alert;

import dev.tidemark.protocol.Price;
import dev.tidemark.user.alert.Condition.AnyChange;
import dev.tidemark.user.alert.Condition.BackInStock;
import dev.tidemark.user.alert.Condition.DropByAmount;
import dev.tidemark.user.alert.Condition.DropByPercent;
import dev.tidemark.user.alert.Condition.FlashSale;
import dev.tidemark.user.alert.Condition.GoodByVerdict;
import dev.tidemark.user.alert.Condition.NewLowest;
import dev.tidemark.user.alert.Condition.SaleAnnounced;
import dev.tidemark.user.alert.Condition.TargetPrice;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether somebody is about to be told: an item with such an alert is worth more looks. */
public final class NearAlert {
  private NearAlert() {}

  /**
   * Whether a price is above the one that a rule waits for by no more than five per cent. Only
   * target prices and drops wait for a price that is known beforehand.
   *
   * @param base what a drop is measured from; null as long as that is not known
   */
  public static boolean is(AlertRule rule, @Nullable Price base, Offer offer, Instant now) {
    Zone zone = zone(rule.condition(), base);
    return zone != null
        && offer.inStock()
        && !rule.isSilent(now)
        && zone.isNearlyReachedBy(offer.price());
  }

  private static @Nullable Zone zone(Condition condition, @Nullable Price base) {
    return switch (condition) {
      case TargetPrice(Price target) -> new Zone(target.units());
      case DropByPercent(int percent, var _) -> base == null ? null : Zone.below(base, percent);
      case DropByAmount(Price amount, var _) ->
          base == null ? null : new Zone(base.units() - amount.units());
      case NewLowest _, BackInStock _, FlashSale _, AnyChange _, GoodByVerdict _, SaleAnnounced _ ->
          null;
    };
  }
}
