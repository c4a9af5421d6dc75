package dev.tidemark.marketplace.gate;

import dev.tidemark.marketplace.listing.Refusal;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.Region;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which amounts can be prices of a region: whole multiples of its smallest coin, above 0 and below
 * anything a shop asks. Immutable.
 */
final class AmountRule {
  /**
   * Ten thousand million currency units; the dearest things on Shopee, cars in rupiah or dong, stay
   * below half of it.
   */
  static final long BOUND = 10_000_000_000L * Price.UNITS_PER_CURRENCY_UNIT;

  private final long step;

  AmountRule(Region region) {
    this.step = Price.smallestStep(region.decimals());
  }

  /** Notes what is wrong with the amount of a price; an absent one is no fault. */
  void judge(@Nullable Long amount, Set<Refusal> refusals) {
    if (amount == null) {
      return;
    }
    if (amount <= 0) {
      refusals.add(Refusal.NOT_POSITIVE);
      return;
    }
    if (amount >= BOUND) {
      refusals.add(Refusal.TOO_LARGE);
    }
    if (amount % step != 0) {
      refusals.add(Refusal.GRANULARITY);
    }
  }

  /** The same for an amount in whose place Shopee writes 0 or -1 when there is none. */
  void judgeUnlessNone(@Nullable Long amount, Set<Refusal> refusals) {
    if (amount != null && amount > 0) {
      judge(amount, refusals);
    }
  }
}
